//! Page: what its pages are drawn with. Nothing of it comes from outside.

use super::http::Answer;

const STYLE: &str = include_str!("assets/trang.css");
const SCRIPT: &str = include_str!("assets/trang.js");
const MARK: &str = include_str!("assets/dau.svg");

/// What a name in the folder of assets holds.
pub(super) fn asset(name: &str) -> Option<Answer> {
    let (kind, text) = match name {
        "trang.css" => ("text/css; charset=utf-8", STYLE),
        "trang.js" => ("text/javascript; charset=utf-8", SCRIPT),
        "dau.svg" => ("image/svg+xml", MARK),
        _ => return None,
    };
    Some(Answer::of(200, kind, text.as_bytes().to_vec()))
}
