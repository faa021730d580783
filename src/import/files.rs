//! Import: the data files of a plan that was read, each with a comment at each thing that a person must look at.

mod lists;
mod office;
mod plan;

use super::yaml::Yaml;
use super::{Draft, Imported, Note};
use crate::data::scalar::TO_FILL;

/// The ids of a run that several files name.
struct Names {
    /// The campaign.
    campaign: String,
    /// The issuing body.
    issuer: String,
    /// Who gathers the reports, where that is an agency.
    standing: Option<String>,
    /// The issuing body as it is written in a sentence.
    issuer_name: String,
    /// The campaign in the middle of a sentence.
    campaign_name: String,
}

/// Writes the files.
pub(super) fn write(draft: Draft, words: usize) -> Imported {
    let names = names(&draft);
    let mut imported = Imported { words, ..Imported::default() };
    let files: [(&'static str, Yaml); 4] = [
        ("plan.yaml", plan::write(&draft, &names)),
        ("agencies.yaml", lists::agencies(&draft, &names)),
        ("indicators.yaml", lists::indicators(&draft)),
        ("office.yaml", office::write(&draft, &names)),
    ];
    for (file, mut yaml) in files {
        let note = |(line, words)| Note { file, line, words };
        imported.notes.extend(std::mem::take(&mut yaml.looks).into_iter().map(note));
        imported.to_fill.extend(std::mem::take(&mut yaml.fills).into_iter().map(note));
        imported.files.push((file, yaml.text()));
    }
    imported.unplaced = draft.unplaced;
    imported
}

fn names(draft: &Draft) -> Names {
    let head = &draft.head;
    let issuer_lines = head.issuer.join(" ");
    let issuer_name = match issuer_lines.is_empty() {
        true => TO_FILL.to_owned(),
        false => super::recase::recased(&issuer_lines, &draft.whole),
    };
    let mut ids = super::spots::Ids::default();
    // What an agency is called by must stay its own.
    draft.charged.agencies.iter().for_each(|agency| drop(ids.new_id(&agency.id)));
    let same = draft.charged.find(&issuer_name).filter(|agency| !agency.many);
    let issuer = match same {
        Some(agency) => agency.id.clone(),
        None => ids.new_id(if head.issuer.is_empty() { "co quan ban hanh" } else { &issuer_name }),
    };
    let standing = draft.charged.standing.as_ref().and_then(|name| draft.charged.find(name));
    let subject = head.subject.clone().unwrap_or_else(|| "kế hoạch".to_owned());
    let abbreviation = head.kind.map_or("kh", |kind| kind.abbreviation).to_lowercase();
    let number = head.number.map(|number| format!("{number}-")).unwrap_or_default();
    let year = head.date.map(|date| date.format("%Y").to_string()).unwrap_or_default();
    let campaign = match (number.is_empty(), year.is_empty()) {
        (true, true) => format!("{abbreviation} {subject}"),
        _ => format!("{abbreviation}-{number}{year}"),
    };
    Names {
        campaign: super::spots::Ids::default().new_id(&campaign),
        issuer,
        standing: standing.filter(|agency| !agency.many).map(|agency| agency.id.clone()),
        issuer_name,
        campaign_name: super::recase::campaign_name(&subject),
    }
}
