/** Emoji by Slack's short name. What is not here is shown as `:name:`, which is what Slack does with unknown names. */
const LINES = `
white_check_mark ✅|construction 🚧|raising_hand 🙋|eyes 👀|+1 👍|tada 🎉|thumbsup 👍|thumbsdown 👎|-1 👎|heart ❤️
large_green_circle 🟢|large_yellow_circle 🟡|red_circle 🔴|white_circle ⚪|large_orange_circle 🟠|large_blue_circle 🔵
black_circle ⚫|large_purple_circle 🟣|warning ⚠️|octagonal_sign 🛑|no_entry ⛔|no_entry_sign 🚫|x ❌|heavy_check_mark ✔️
negative_squared_cross_mark ❎|question ❓|exclamation ❗|bangbang ‼️|information_source ℹ️|bell 🔔|no_bell 🔕|mega 📣
loudspeaker 📢|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰|clock1 🕐|clock3 🕒|clock9 🕘|watch ⌚
calendar 📅|date 📅|spiral_calendar_pad 🗓️|memo 📝|pencil 📝|pencil2 ✏️|clipboard 📋|page_facing_up 📄|bookmark_tabs 📑
file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|paperclip 📎|pushpin 📌|round_pushpin 📍|link 🔗|lock 🔒
unlock 🔓|key 🔑|mag 🔍|mag_right 🔎|bulb 💡|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|gear ⚙️|nut_and_bolt 🔩|toolbox 🧰
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|package 📦|inbox_tray 📥|outbox_tray 📤|email 📧
envelope ✉️|speech_balloon 💬|thought_balloon 💭|left_speech_bubble 🗨️|busts_in_silhouette 👥|bust_in_silhouette 👤
rocket 🚀|ship 🚢|anchor ⚓|train 🚆|railway_car 🚃|railway_track 🛤️|station 🚉|steam_locomotive 🚂|vertical_traffic_light 🚦
traffic_light 🚥|triangular_flag_on_post 🚩|checkered_flag 🏁|white_flag 🏳️|dart 🎯|trophy 🏆|medal 🏅|star ⭐|star2 🌟
sparkles ✨|zap ⚡|fire 🔥|boom 💥|collision 💥|snowflake ❄️|sunny ☀️|cloud ☁️|umbrella ☔|rainbow 🌈|earth_africa 🌍
sos 🆘|new 🆕|ok 🆗|up 🆙|soon 🔜|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_upper_right ↗️
arrow_lower_right ↘️|arrows_counterclockwise 🔄|repeat 🔁|fast_forward ⏩|rewind ⏪|double_vertical_bar ⏸️|arrow_forward ▶️
heavy_plus_sign ➕|heavy_minus_sign ➖|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|zero 0️⃣
keycap_ten 🔟|wave 👋|clap 👏|raised_hands 🙌|pray 🙏|muscle 💪|ok_hand 👌|point_up ☝️|point_right 👉|point_left 👈
point_down 👇|hand ✋|raised_hand ✋|v ✌️|crossed_fingers 🤞|handshake 🤝|writing_hand ✍️|shrug 🤷|facepalm 🤦
man-raising-hand 🙋‍♂️|woman-raising-hand 🙋‍♀️|construction_worker 👷|robot_face 🤖|ghost 👻|smile 😄|smiley 😃|grinning 😀
slightly_smiling_face 🙂|wink 😉|joy 😂|thinking_face 🤔|neutral_face 😐|confused 😕|cry 😢|sob 😭|scream 😱|sweat_smile 😅
sunglasses 😎|nerd_face 🤓|partying_face 🥳|exploding_head 🤯|sleeping 😴|zzz 💤|100 💯|beers 🍻|coffee ☕|cake 🍰|pizza 🍕
palm_tree 🌴|seedling 🌱|evergreen_tree 🌲|bug 🐛|turtle 🐢|snail 🐌|unicorn_face 🦄|see_no_evil 🙈|skull 💀
rotating_light 🚨|ambulance 🚑|fire_engine 🚒|passport_control 🛂|ticket 🎫|label 🏷️|receipt 🧾|money_with_wings 💸
computer 💻|iphone 📱|electric_plug 🔌|battery 🔋|satellite_antenna 📡|test_tube 🧪|microscope 🔬|ladder 🪜|bricks 🧱
black_square_for_stop ⏹️|white_square_button 🔳|ballot_box_with_check ☑️|large_green_square 🟩|large_yellow_square 🟨
large_red_square 🟥|white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹|small_orange_diamond 🔸|diamonds ♦️`;

const BY_NAME: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(' ') as [string, string]),
);

/** What the picker offers before anything is typed; the three answers to the daily sync come first. */
export const OFTEN_USED = [
  'white_check_mark',
  'construction',
  'raising_hand',
  'eyes',
  '+1',
  'tada',
  'heart',
  '-1',
  'rocket',
  'fire',
  'clap',
  'pray',
  'thinking_face',
  'joy',
  'wave',
  'question',
  'warning',
  'red_circle',
  'large_yellow_circle',
  'large_green_circle',
  'bulb',
  'memo',
  '100',
  'coffee',
];

/** The emoji that a short name stands for; undefined for a name that is not known. A skin tone is left out. */
export function emojiOf(name: string): string | undefined {
  return BY_NAME.get(name.replace(/::skin-tone-\d$/, ''));
}

/** Short names that contain what was typed, those that start with it first. */
export function findEmoji(typed: string): string[] {
  const wanted = typed.toLowerCase().replaceAll(':', '').trim();
  const names = [...BY_NAME.keys()].filter((name) => name.includes(wanted));
  return names.sort((a, b) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)));
}
