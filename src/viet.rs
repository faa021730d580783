//! Ground: the Vietnamese language as an official document needs it.
//!
//! Numbers in figures and in words, dates in the decree's words, the letters themselves (Unicode form,
//! case, comparison without tone marks), sorting, the spaces at which a line must not break, and those at
//! which a title may.
//! Everything above stands on this module; it uses nothing of the project and knows nothing of Word.

pub mod breaks;
pub mod date;
pub mod legacy;
pub mod number;
pub mod same;
pub mod seams;
pub mod secret;
pub mod sort;
pub mod text;
pub mod visible;

pub use breaks::keep_together;
pub use date::{date_long, date_short, last_day_before, month_year, weekday};
pub use number::{
    NumberFault, decimal_words, format_number, format_surely, number_words, parse_number,
    point_letter, roman, two_digits, words_number,
};
pub use same::same_words;
pub use seams::{Seam, seams};
pub use secret::secrecy;
pub use sort::{compare, sort, sort_by_key};
pub use text::{
    ascii_name, capitalize_first, display_width, ended, fold, id_from, is_device_name, is_nfc,
    join, lower_first, nearest, nfc, short_name, upper,
};
pub use visible::{visible, visible_json, visible_line};
