//! Ground: the Vietnamese language as an official document needs it.
//!
//! Numbers in figures and in words, dates in the decree's words, the letters themselves (Unicode form, case,
//! comparison without tone marks), sorting, the spaces at which a line must not break, and those at which a title
//! may. Everything above rests on this module; it uses nothing of the project and knows nothing of Word.

pub(crate) mod breaks;
pub(crate) mod date;
pub(crate) mod legacy;
pub(crate) mod number;
pub(crate) mod same;
pub(crate) mod seams;
pub(crate) mod secret;
pub(crate) mod sort;
pub(crate) mod text;
pub mod visible;

pub(crate) use breaks::keep_together;
pub use date::{date_long, date_short};
pub(crate) use date::{last_day_before, month_year, weekday, weekday_name};
pub use number::{NumberFault, format_number, parse_number, two_digits};
pub(crate) use number::{
    counted, decimal_words, format_surely, number_words, point_letter, roman, signed, words_number,
};
pub use same::same_words;
pub use seams::Seam;
pub(crate) use seams::seams;
pub(crate) use secret::secrecy;
pub use sort::{compare, sort, sort_by_key};
pub(crate) use text::{
    ascii_name, between, capitalize_first, display_width, id_from, is_device_name, is_nfc, join,
    nfc, short_name,
};
pub use text::{ended, fold, lower_first, nearest, upper};
pub use visible::visible;
pub(crate) use visible::{visible_json, visible_line};
