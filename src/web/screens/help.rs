//! Page: *Trợ giúp*: the guide, and every rule and error explained.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, errors, holds};
use crate::desk::explain::{Explained, Outcome, Request};

const GUIDE: &str = include_str!("../../../docs/HUONG-DAN.md");

/// The guide as a page, with a list of its parts.
pub(in crate::web) fn guide(screen: &Screen<'_>) -> Answer {
    let about = About {
        title: "Trợ giúp",
        nav: "tro-giup",
        command: "vanban --help".into(),
        ..About::default()
    };
    let (parts, text) = made();
    screen.show("tro-giup.html", about, json!({"parts": parts, "guide": text}))
}

/// The heads of the guide's parts, and its text; pictures are on the web only.
fn made() -> (Vec<Value>, String) {
    let mut parts = Vec::new();
    let mut head: Option<String> = None;
    let mut nth = 0;
    let mut is_title = false;
    let mut is_picture = false;
    let options = Options::ENABLE_TABLES;
    let events = Parser::new_ext(GUIDE, options).filter_map(|event| {
        match &event {
            Event::Start(Tag::Image { .. }) => is_picture = true,
            Event::End(TagEnd::Image) => {
                is_picture = false;
                return None;
            }
            // The page has a head of its own.
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => is_title = true,
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                is_title = false;
                return None;
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                head = Some(String::new());
                nth += 1;
                return Some(Event::Html(format!("<h2 id=\"muc-{nth}\">").into()));
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                parts.push(json!({"nth": nth, "words": head.take().unwrap_or_default()}));
                return Some(Event::Html("</h2>\n".into()));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(head) = &mut head {
                    head.push_str(words);
                }
            }
            // The guide holds no HTML; were there some, it would be shown as words.
            Event::Html(raw) | Event::InlineHtml(raw) => return Some(Event::Text(raw.clone())),
            _ => {}
        }
        (!is_title && !is_picture).then_some(event)
    });
    let mut text = String::new();
    html::push_html(&mut text, events.collect::<Vec<_>>().into_iter());
    // What scrolls is reached by the keyboard.
    let text = text
        .replace("<table>", "<div class=\"cuon\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
        .replace("<pre>", "<pre tabindex=\"0\">");
    (parts, text)
}

/// Every code.
pub(in crate::web) fn codes(screen: &Screen<'_>) -> Answer {
    let wanted = screen.query().get("tim");
    let about = About {
        title: "Giải thích quy tắc và lỗi",
        nav: "tro-giup",
        command: "vanban explain".into(),
        ..About::default()
    };
    match screen.desk(|desk, _| desk.explain(&Request::default())) {
        Ok(Outcome::All { rules, errors }) => {
            let is_wanted = |code: &str, name: &str| holds(code, wanted) || holds(name, wanted);
            let rules: Vec<Value> = rules
                .iter()
                .filter(|rule| is_wanted(&rule.code, &rule.name))
                .map(|rule| json!({"code": rule.code, "name": rule.name}))
                .collect();
            let faults: Vec<Value> = errors
                .iter()
                .filter(|error| is_wanted(error.code, error.title))
                .map(|error| json!({"code": error.code, "name": error.title}))
                .collect();
            screen.show(
                "ma.html",
                about,
                json!({"rules": rules, "faults": faults, "wanted": wanted.unwrap_or_default()}),
            )
        }
        Ok(Outcome::Some { .. }) => super::super::routes::broken(),
        Err(refused) => {
            let about = About { errors: errors(&refused.problems), ..about };
            screen.show("ma.html", about, json!({"rules": [], "faults": [], "wanted": ""}))
        }
    }
}

/// One of them.
pub(in crate::web) fn code(screen: &Screen<'_>, code: &str) -> Option<Answer> {
    let request = Request { codes: vec![code.to_owned()] };
    let Ok(Outcome::Some { explained, .. }) = screen.desk(|desk, _| desk.explain(&request)) else {
        return None;
    };
    let explained = explained.into_iter().next()?;
    let (name, text) = match &explained {
        Explained::Rule(rule) => (rule.name.clone(), explained.text()),
        Explained::Error(error) => (error.title.to_owned(), explained.text()),
    };
    let about = About {
        title: &name,
        nav: "tro-giup",
        command: format!("vanban explain {code}"),
        ..About::default()
    };
    Some(screen.show("mot-ma.html", about, json!({"code": code, "text": text})))
}
