//! Vietnamese sorting (CLDR `vi`): a ă â b c d đ e ê … o ô ơ … u ư …; tones only decide between
//! words of the same letters, in the order ngang, huyền, hỏi, ngã, sắc, nặng. Figures sort by their size:
//! Phường 2 before Phường 10.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::text::nfc;

/// Built once for all threads. The data are compiled in, so `None` cannot happen; if it did, sorting
/// by code point would still be an order, and a panic would not.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("vi-u-kn").into(), CollatorOptions::default()).ok());

/// Compares two texts in Vietnamese order. Equal only for texts that are the same letter for letter
/// (NFC and NFD of one text are the same), so that a sorted list comes out the same every time.
pub fn compare(a: &str, b: &str) -> Ordering {
    let collated = match COLLATOR.as_ref() {
        Some(collator) => collator.compare(a, b),
        None => Ordering::Equal,
    };
    collated.then_with(|| nfc(a).cmp(&nfc(b)))
}

/// Sorts texts in Vietnamese order.
pub fn sort<S: AsRef<str>>(items: &mut [S]) {
    sort_by_key(items, AsRef::as_ref);
}

/// Sorts items in the Vietnamese order of a text in them; items with the same text keep their order.
pub fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> &str) {
    items.sort_by(|a, b| compare(key(a), key(b)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// The words, given in order, come out in that order from the reverse.
    fn check(sorted: &str) {
        let mut words: Vec<&str> = sorted.split(' ').rev().collect();
        sort(&mut words);
        assert_eq!(words.join(" "), sorted);
    }

    #[test]
    fn letters_come_in_the_order_of_the_alphabet() {
        check("a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y");
        check("An Ăn Ân");
        check("O Ô Ơ");
        check("U Ư");
        check("dung dũng đa đào");
    }

    #[test]
    fn tones_decide_between_words_of_the_same_letters() {
        check("ma mà mả mã má mạ");
        check("ê ề ể ễ ế ệ");
        check("da dà dã dạ Dung đa Đào");
        check("hoa hòa hoàn");
    }

    #[test]
    fn figures_come_in_the_order_of_their_size() {
        let sorted = [
            "Phường 1",
            "Phường 2",
            "Phường 10",
            "Quận 2",
            "Quận 12",
            "Thôn 3a",
            "Thôn 03b",
            "Thôn 20",
        ];
        let mut places = sorted;
        places.reverse();
        sort(&mut places);
        assert_eq!(places, sorted);
        assert_eq!(compare("Thôn 02", "Thôn 2").reverse(), compare("Thôn 2", "Thôn 02"));
        assert_ne!(compare("Thôn 02", "Thôn 2"), Ordering::Equal);
    }

    #[test]
    fn unicode_form_does_not_matter() {
        let nfd: String = "Đào Thị Ổn".nfd().collect();
        assert_eq!(compare("Đào Thị Ổn", &nfd), Ordering::Equal);
        assert_eq!(compare("hòa", "hoà").reverse(), compare("hoà", "hòa"));
    }

    #[test]
    fn items_are_sorted_by_a_text_in_them() {
        let mut people = [(1, "Đức"), (2, "An"), (3, "Dũng"), (4, "An")];
        sort_by_key(&mut people, |person| person.1);
        assert_eq!(people.map(|person| person.0), [2, 4, 3, 1]);
    }

    proptest! {
        #[test]
        fn it_is_a_total_order(a in "[a-zà-ỹĐ ]{0,4}", b in "[a-zà-ỹĐ ]{0,4}", c in "[a-zà-ỹĐ ]{0,4}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b) == Ordering::Equal, nfc(&a) == nfc(&b));
            let mut three = [a, b, c];
            sort(&mut three);
            prop_assert!(compare(&three[0], &three[1]).is_le());
            prop_assert!(compare(&three[1], &three[2]).is_le());
            prop_assert!(compare(&three[0], &three[2]).is_le());
        }

        #[test]
        fn any_text_can_be_compared(a in ".*", b in ".*") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        }
    }
}
