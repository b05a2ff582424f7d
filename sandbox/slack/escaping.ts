import { findPerson, findRoom, type World } from './world.ts';

/** What was typed as Slack stores it: &, < and > escaped, @names and #channels as ids. */
export function escaped(world: World, typed: string): string {
  const safe = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe
    .replace(/(^|\s)@([\w.-]+)/g, (whole, before: string, name: string) => {
      if (['here', 'channel', 'everyone'].includes(name)) return `${before}<!${name}>`;
      const person = findPerson(world, name);
      return person ? `${before}<@${person.id}>` : whole;
    })
    .replace(/(^|\s)#([\w-]+)/g, (whole, before: string, name: string) => {
      const room = findRoom(world, name);
      return room ? `${before}<#${room.info.id}|${room.info.name}>` : whole;
    });
}

/** A command's text with `should_escape`: ids with the names beside them. */
export function escapedForCommand(world: World, typed: string): string {
  return escaped(world, typed).replace(/<@(\w+)>/g, (whole, id: string) => {
    const person = world.people.get(id);
    return person ? `<@${id}|${person.handle}>` : whole;
  });
}
