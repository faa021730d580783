//! Page: pages from templates, every value escaped.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use serde_json::Value;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::http::{Answer, encoded};
use super::routes;
use crate::desk::Date;
use crate::viet;

static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/web/pages");

/// The templates, parsed once.
fn templates() -> Option<&'static Tera> {
    static MADE: OnceLock<Option<Tera>> = OnceLock::new();
    MADE.get_or_init(|| made().ok()).as_ref()
}

fn made() -> TeraResult<Tera> {
    let mut tera = Tera::default();
    tera.register_filter("ngay", |day: &str, _: Kwargs, _: &State| -> String {
        Date::parse(day).map_or_else(|_| day.to_owned(), |day| viet::date_short(day.0))
    });
    tera.register_filter("so", |number: i64, _: Kwargs, _: &State| -> String {
        viet::format_number(number.into())
    });
    tera.register_filter("so_lieu", |number: &str, _: Kwargs, _: &State| -> String {
        number.parse().map_or_else(|_| number.to_owned(), viet::format_number)
    });
    tera.register_filter("dia_chi", |text: &str, _: Kwargs, _: &State| -> String { encoded(text) });
    tera.register_filter("hoa_dau", |text: &str, _: Kwargs, _: &State| -> String {
        viet::capitalize_first(text)
    });
    let files =
        PAGES.files().filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)));
    tera.add_raw_templates(files)?;
    Ok(tera)
}

/// A page of a template; what it names and is not given is a fault of ours, and is answered as one.
pub(super) fn page(template: &str, values: &Value) -> Answer {
    let made = templates().map(|tera| {
        Context::from_serialize(values).and_then(|context| tera.render(template, &context))
    });
    match made {
        Some(Ok(html)) => Answer::page(html),
        Some(Err(error)) => {
            debug_assert!(false, "{template}: {error:?}");
            routes::broken()
        }
        None => routes::broken(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_sound_and_escape() {
        made().expect("templates");
        let page = page(
            "loi.html",
            &serde_json::json!({
                "title": "<b>&", "nav": "", "base": "", "campaign": Value::Null, "errors": [], "notices": [], "command": "",
                "words": "a", "hint": "b"
            }),
        );
        let text = String::from_utf8(page.body).expect("text");
        assert!(text.contains("&lt;b&gt;&amp;") && !text.contains("<b>"), "{text}");
    }
}
