//! Values: what YAML reads without complaint and prints otherwise than the clerk meant: curved quotes that were to
//! hold a value together, a comma that breaks a name in a `[ ]`.

use super::super::body::Body;
use super::super::load::Located;
use super::super::node::{Node, Value};
use super::super::scalar::Words;
use super::fault::WordingFault;
use super::{Checks, Scope};

/// Keys whose values are names and titles: nobody prints them in quotes.
const NEVER_QUOTED: [&str; 7] =
    ["subject", "name", "short", "title", "symbol", "place", "campaign_name"];

/// The pairs of quotes that Word and phones make of straight ones.
const CURVED: [(char, char); 3] = [('“', '”'), ('”', '”'), ('‘', '’')];

pub(super) fn check(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    curved_quotes(checks, &campaign.office);
    curved_quotes(checks, &campaign.agencies);
    curved_quotes(checks, &campaign.plan);
    curved_quotes(checks, &campaign.indicators);
    for (nth, body) in campaign.office.value.issuers.iter().enumerate() {
        broken_names(checks, &campaign.office, body, &format!("issuers/{nth}"));
    }
    for (nth, group) in campaign.agencies.value.groups.iter().enumerate() {
        for (mth, body) in group.agencies.iter().enumerate() {
            broken_names(checks, &campaign.agencies, body, &format!("groups/{nth}/agencies/{mth}"));
        }
    }
}

/// Every value of a file that is in curved quotes from end to end, where these can only have been meant as YAML's
/// own: around a name, or around words with a colon, which would need straight ones.
pub(super) fn curved_quotes<T>(checks: &mut Checks<'_>, file: &Located<T>) {
    // Most files have none: their tree needs no second look.
    if !file.source.text.contains(['”', '’']) {
        return;
    }
    let mut waiting: Vec<(Option<&str>, &Node)> = vec![(None, file.root())];
    while let Some((key, node)) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items.iter().map(|item| (key, item))),
            Value::Map(entries) => {
                waiting.extend(entries.iter().map(|(key, value)| (Some(&*key.text), value)));
            }
            Value::Scalar { text, plain: true } => {
                let is_name = key.is_some_and(|key| NEVER_QUOTED.contains(&key));
                if let Some(inner) = in_curved_quotes(text)
                    && (is_name || inner.contains(": ") || inner.ends_with(':'))
                {
                    let fault = WordingFault::CurvedQuotes { words: inner.to_owned() };
                    checks.say(Scope::Campaign, &fault, node.place(&file.source.name));
                }
            }
            Value::Scalar { .. } | Value::Null => {}
        }
    }
}

/// The words between curved quotes that hold a whole value and no other quote.
fn in_curved_quotes(text: &str) -> Option<&str> {
    let inner = CURVED.iter().find_map(|(open, close)| {
        text.trim().strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close))
    })?;
    let quote = |c: char| CURVED.iter().any(|(open, close)| c == *open || c == *close);
    (!inner.is_empty() && !inner.contains(quote)).then_some(inner)
}

/// Lines of a letterhead that are one line of the body's own name, broken at a comma: `[SỞ VĂN HÓA, THỂ THAO VÀ
/// DU LỊCH]` is two lines for YAML.
fn broken_names<T>(checks: &mut Checks<'_>, file: &Located<T>, body: &Body, path: &str) {
    let name = body.name.as_str().to_lowercase();
    let short = body.short().to_lowercase();
    for (key, lines) in [("letterhead", &body.letterhead), ("superior", &body.superior)] {
        let broken = lines.windows(2).find_map(|pair| {
            let whole = pair.iter().map(Words::as_str).collect::<Vec<_>>().join(", ");
            let lower = whole.to_lowercase();
            (name.contains(&lower) || short.contains(&lower)).then_some(whole)
        });
        if let Some(whole) = broken {
            let place = file.place(&format!("{path}/{key}"));
            let scope = Scope::Agency(body.id.clone());
            checks.say(scope, &WordingFault::NameBrokenAtComma { whole }, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quotes_around_the_whole_value_count() {
        assert_eq!(in_curved_quotes("“Kính gửi: A”"), Some("Kính gửi: A"));
        assert_eq!(in_curved_quotes("”a”"), Some("a"));
        assert_eq!(in_curved_quotes("“Xanh” và “sạch”"), None);
        assert_eq!(in_curved_quotes("phong trào “Xanh”"), None);
        assert_eq!(in_curved_quotes("“”"), None);
    }
}
