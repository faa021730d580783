//! A day on the command line, and today: the only place where the program reads the clock.

use crate::desk::Date;

/// Reads a day as a clerk types it: `2024-12-16` or `16/12/2024`.
///
/// # Errors
/// How to write one.
pub(super) fn parse(typed: &str) -> Result<Date, String> {
    let turned = || {
        let (day, rest) = typed.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        Some(format!("{year}-{month:0>2}-{day:0>2}"))
    };
    Date::parse(typed)
        .or_else(|fault| turned().map_or(Err(fault), |turned| Date::parse(&turned)))
        .map_err(|_| "ghi một ngày có trong lịch, ví dụ: 2024-12-16 hoặc 16/12/2024".to_owned())
}

/// Today by the machine's clock.
pub(super) fn today() -> Date {
    Date(chrono::Local::now().date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_a_day_are_read_and_nothing_else() {
        for typed in ["2024-12-06", "06/12/2024", "6/12/2024"] {
            assert_eq!(parse(typed).map(|day| day.to_string()), Ok("2024-12-06".into()), "{typed}");
        }
        for typed in ["31/02/2024", "2024/12/06", "12-06", "mai", ""] {
            assert!(parse(typed).is_err(), "{typed}");
        }
    }
}
