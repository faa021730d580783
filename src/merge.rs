//! Stage: template and context become blocks; a flaw of the merged text is told at the template's line.

use serde::Serialize;

use crate::markup::elements::PLACE;
use crate::markup::{self, Flaw, Marked};
use crate::problem::{Problem, Problems};
use crate::template::Templates;

/// Merges a template and reads the result.
///
/// # Errors
/// What the template engine or the reader of the merged text finds wrong, at its place in a template.
pub fn compose(
    templates: &Templates,
    name: &str,
    context: &impl Serialize,
) -> Result<Marked, Problems> {
    let text = templates.render(name, context)?;
    let flaws = match markup::parse(text) {
        Ok(marked) => return Ok(marked),
        Err(flaws) => flaws,
    };
    // Only now, when something is wrong, are places worth their price: merge again with them written in.
    let placed = templates.render_placed(name, context, PLACE)?;
    let flaws = markup::parse(placed).err().unwrap_or(flaws);
    Err(told(templates, name, &flaws))
}

fn told(templates: &Templates, name: &str, flaws: &[Flaw]) -> Problems {
    let mut problems: Problems = flaws
        .iter()
        .map(|flaw| {
            let origin = flaw.origin.as_deref().and_then(|origin| origin.rsplit_once(':'));
            let place = match origin.and_then(|(path, line)| Some((path, line.parse().ok()?))) {
                Some((path, line)) => templates.place_of(path, line, 0, 1),
                None => templates.place_of(name, 0, 0, 1),
            };
            Problem::at(&flaw.fault, place)
        })
        .collect();
    problems.sort();
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_flaw_is_told_at_the_line_of_the_template_that_wrote_it() {
        let main = "<p>a</p>\n{% for x in list %}\n{% include 'k/part.html' %}\n{% endfor %}";
        let part = "<p>b</p>\n<dvi>{{ x }}</dvi>";
        let templates = Templates::new([
            ("k/main.html".into(), "templates/k/main.html".into(), main.into()),
            ("k/part.html".into(), "templates/k/part.html".into(), part.into()),
        ])
        .expect("parses");
        let problems = compose(&templates, "k/main.html", &json!({"list": [1, 2]}))
            .expect_err("unknown element");
        let places: Vec<_> =
            problems.iter().map(|p| p.place.as_ref().map(ToString::to_string)).collect();
        assert_eq!(places, [Some("templates/k/part.html:2".to_owned())]);
    }

    proptest::proptest! {
        #[test]
        fn data_cannot_change_the_structure(words in "\\PC{1,60}") {
            let text = "<p>a{{ words }}</p>".to_owned();
            let templates =
                Templates::new([("k/t.html".into(), "templates/k/t.html".into(), text)]).expect("parses");
            let marked = compose(&templates, "k/t.html", &json!({ "words": words })).expect("one paragraph");
            proptest::prop_assert_eq!(marked.body.len(), 1);
        }
    }
}
