//! Values: signatures that claim two rights at once, and names with titles before them.

use super::super::body::{Body, Regime, Signature};
use super::super::load::Located;
use super::facts::SignatureClash;
use super::fault::WordingFault;
use super::{Checks, Scope};

/// Academic titles before a name, as they are written.
const TITLES: [&str; 16] = [
    "PGS",
    "GS",
    "TSKH",
    "TS",
    "ThS",
    "BSCKII",
    "BSCKI",
    "BS",
    "KS",
    "CN",
    "Phó Giáo sư",
    "Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Bác sĩ",
    "Kỹ sư",
];

/// How the names of bodies of education, health and science begin.
const LEARNED: [&str; 7] =
    ["trường ", "đại học ", "học viện ", "viện ", "bệnh viện ", "trung tâm y tế ", "trạm y tế "];

/// Words in the names of bodies of the armed forces.
const ARMED: [&str; 7] =
    ["công an", "cảnh sát", "quân sự", "quân đội", "quân khu", "biên phòng", "binh đoàn"];

/// The signature of every body, and those of the plan and of the consolidated reports.
pub(super) fn check(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    for (nth, body) in campaign.office.value.issuers.iter().enumerate() {
        let path = format!("issuers/{nth}/signature");
        signature(checks, &Scope::Campaign, &campaign.office, &path, &body.signature, Some(body));
    }
    for (nth, group) in campaign.agencies.value.groups.iter().enumerate() {
        for (mth, body) in group.agencies.iter().enumerate() {
            let path = format!("groups/{nth}/agencies/{mth}/signature");
            let scope = Scope::Agency(body.id.clone());
            signature(checks, &scope, &campaign.agencies, &path, &body.signature, Some(body));
        }
    }
    let plan = &campaign.plan;
    let issues = &campaign.office.value.issues;
    let own = [
        ("signature", &plan.value.signature, &issues.plan),
        ("reporting/summary/signature", &plan.value.reporting.summary.signature, &issues.summary),
    ];
    for (path, given, issuer) in own {
        if let Some(given) = given {
            signature(checks, &Scope::Campaign, plan, path, given, campaign.body(issuer));
        }
    }
}

pub(super) fn signature<T>(
    checks: &mut Checks<'_>,
    scope: &Scope,
    file: &Located<T>,
    path: &str,
    signature: &Signature,
    body: Option<&Body>,
) {
    let clashes = [
        (
            signature.by_order_of.is_some() && signature.by_authority_of.is_some(),
            "by_authority_of",
            SignatureClash::OrderAndAuthority,
        ),
        (
            signature.in_place_of.is_some() && signature.acting,
            "acting",
            SignatureClash::DeputyAndActing,
        ),
    ];
    for (_, key, clash) in clashes.into_iter().filter(|(clashes, ..)| *clashes) {
        let place = file.key_place(&format!("{path}/{key}"));
        checks.say(scope.clone(), &WordingFault::SignatureClash(clash), place);
    }
    let Some(name) = signature.name.as_ref().filter(|_| body.is_some_and(bare_names)) else {
        return;
    };
    if let Some((title, name)) = split_title(name.as_str()) {
        let fault = WordingFault::TitledName { title: title.to_owned(), name: name.to_owned() };
        checks.say(scope.clone(), &fault, file.place(&format!("{path}/name")));
    }
}

/// Whether a body prints signers' names without titles: every state body (NĐ 30/2020, Phụ lục I,
/// Phần I, mục II, khoản 7, điểm c) but those of the armed forces, education, health and science, where
/// the head of the sector decides.
fn bare_names(body: &Body) -> bool {
    let name = body.name.as_str().to_lowercase();
    let titled = LEARNED.iter().any(|beginning| name.starts_with(beginning))
        || ARMED.iter().any(|words| name.contains(words));
    body.regime == Regime::State && !titled
}

/// The titles before a name and the name; `None` where there is no title, or no name.
pub(crate) fn split_title(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    while let Some(after) = TITLES.iter().find_map(|title| after_title(rest, title)) {
        rest = after;
    }
    let title = text.strip_suffix(rest)?.trim_end();
    (!title.is_empty() && !rest.is_empty()).then_some((title, rest))
}

/// What follows a title at the beginning of a text: a full stop or a blank must be between.
fn after_title<'a>(text: &'a str, title: &str) -> Option<&'a str> {
    let end = text.char_indices().nth(title.chars().count()).map(|(end, _)| end)?;
    let (start, rest) = text.split_at(end);
    let ends = rest.starts_with(['.', ' ', '\u{a0}', ',']);
    let after = rest.trim_start_matches(['.', ' ', '\u{a0}', ',']);
    (start.to_lowercase() == title.to_lowercase() && ends).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_names() {
        assert_eq!(split_title("PGS.TS. Nguyễn Văn A"), Some(("PGS.TS.", "Nguyễn Văn A")));
        assert_eq!(split_title("ThS Trần Thị B"), Some(("ThS", "Trần Thị B")));
        assert_eq!(split_title("Tiến sĩ Lê C"), Some(("Tiến sĩ", "Lê C")));
        assert_eq!(split_title("Tsering Văn D"), None);
        assert_eq!(split_title("Cao Bá Quát"), None);
        assert_eq!(split_title("TS."), None);
        assert_eq!(split_title(""), None);
    }
}
