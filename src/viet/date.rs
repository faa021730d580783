//! Dates as the decree writes them.

use chrono::{Datelike, NaiveDate, Weekday};

/// The day and the month as they are printed: a day below ten and the months 1 and 2 take a leading
/// zero, the months 3 to 9 never do (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 4, điểm b).
///
/// The zero keeps a day or a month from being altered by a stroke of the pen: 1 and 2 could become 11
/// or 12, no digit in front of 3 makes a month.
fn day_and_month(d: NaiveDate) -> (String, String) {
    let month = match d.month() {
        m @ 1..=2 => format!("{m:02}"),
        m => m.to_string(),
    };
    (format!("{:02}", d.day()), month)
}

/// The date of a document and of a citation: `ngày 05 tháng 01 năm 2025`, `ngày 12 tháng 6 năm 2026`.
pub fn date_long(d: NaiveDate) -> String {
    let (day, month) = day_and_month(d);
    format!("ngày {day} tháng {month} năm {}", d.year())
}

/// The date in running text and in tables: `05/01/2025`, `14/9/2022`, padded like [`date_long`].
pub fn date_short(d: NaiveDate) -> String {
    let (day, month) = day_and_month(d);
    format!("{day}/{month}/{}", d.year())
}

/// The day of the week of a date, as [`weekday_name`] has it.
pub(crate) fn weekday(d: NaiveDate) -> &'static str {
    weekday_name(d.weekday())
}

/// The day of the week: `thứ Hai` … `thứ Bảy`, `Chủ nhật`. The numeral takes a capital
/// (NĐ 30/2020, Phụ lục II, the rule on days and months written in words).
pub(crate) fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// The month of a date: `tháng 12 năm 2024`, `tháng 02 năm 2025`, padded like [`date_long`].
pub(crate) fn month_year(d: NaiveDate) -> String {
    let (_, month) = day_and_month(d);
    format!("tháng {month} năm {}", d.year())
}

/// The day before: the last day of a reporting period that ends when the next begins. `None` before
/// the first date the calendar can hold.
pub(crate) fn last_day_before(d: NaiveDate) -> Option<NaiveDate> {
    d.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn months_one_and_two_are_padded_and_three_to_nine_never() {
        for (d, long, short) in [
            (day(2025, 1, 5), "ngày 05 tháng 01 năm 2025", "05/01/2025"),
            (day(2026, 2, 3), "ngày 03 tháng 02 năm 2026", "03/02/2026"),
            (day(2004, 4, 8), "ngày 08 tháng 4 năm 2004", "08/4/2004"),
            (day(2022, 9, 14), "ngày 14 tháng 9 năm 2022", "14/9/2022"),
            (day(2024, 10, 14), "ngày 14 tháng 10 năm 2024", "14/10/2024"),
        ] {
            assert_eq!(date_long(d), long);
            assert_eq!(date_short(d), short);
        }
        assert_eq!(month_year(day(2024, 12, 31)), "tháng 12 năm 2024");
        assert_eq!(month_year(day(2024, 2, 1)), "tháng 02 năm 2024");
        assert_eq!(month_year(day(2024, 3, 1)), "tháng 3 năm 2024");
    }

    #[test]
    fn days_of_the_week() {
        // 29 June 2026 is a Monday.
        let week: Vec<_> = (0..7)
            .filter_map(|n| day(2026, 6, 29).checked_add_days(chrono::Days::new(n)))
            .map(weekday)
            .collect();
        assert_eq!(week.join(", "), "thứ Hai, thứ Ba, thứ Tư, thứ Năm, thứ Sáu, thứ Bảy, Chủ nhật");
    }

    #[test]
    fn the_day_before_crosses_months_and_leap_years() {
        assert_eq!(last_day_before(day(2024, 3, 1)), Some(day(2024, 2, 29)));
        assert_eq!(last_day_before(day(2026, 1, 1)), Some(day(2025, 12, 31)));
        assert_eq!(last_day_before(NaiveDate::MIN), None);
    }

    proptest::proptest! {
        #[test]
        fn any_date_reads_back_from_its_words(days in 0i32..60_000) {
            let d = NaiveDate::from_ymd_opt(1945, 9, 2).unwrap() + chrono::Days::new(days as u64);
            let long = date_long(d);
            let numbers: Vec<u32> =
                long.split(' ').filter_map(|word| word.parse().ok()).collect();
            proptest::prop_assert_eq!(
                NaiveDate::from_ymd_opt(numbers[2] as i32, numbers[1], numbers[0]),
                Some(d)
            );
            proptest::prop_assert!(long.ends_with(month_year(d).as_str()));
            let short = date_short(d);
            proptest::prop_assert_eq!(NaiveDate::parse_from_str(&short, "%d/%m/%Y"), Ok(d));
            proptest::prop_assert_eq!(last_day_before(d).and_then(|before| before.succ_opt()), Some(d));
        }
    }
}
