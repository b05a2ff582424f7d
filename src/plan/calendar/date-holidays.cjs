/** The tables of date-holidays take 170 ms and 35 MB to load, so that only the first plan with holidays pays for them. */
exports.loadDateHolidays = () => require('date-holidays');
