//! Import: who is charged with what: the headings and sentences that name bodies become agencies, groups and duties.

use std::collections::BTreeMap;

use super::bodies::{self, Named};
use super::draft::PartDraft;
use super::spots::{Ids, Passage, Spot, anchor, clauses};
use crate::data::plan::Role;
use crate::viet::{capitalize_first, fold, lower_first};

/// A body, or many of a kind, that has something to do.
#[derive(Debug, Clone)]
pub(super) struct AgencyDraft {
    /// Its id.
    pub(super) id: String,
    /// Its name, as it is typed.
    pub(super) name: String,
    /// Whether it stands for many.
    pub(super) many: bool,
}

/// A duty.
#[derive(Debug, Clone)]
pub(super) struct DutyDraft {
    /// Its id.
    pub(super) id: String,
    /// The id of the place that lays it down.
    pub(super) anchor: String,
    /// Where that is.
    pub(super) spot: Spot,
    /// The words, where they are not all of the place.
    pub(super) words: Option<String>,
    /// A short name.
    pub(super) title: String,
    /// The label of its question.
    pub(super) label: String,
    /// The ids of single agencies.
    pub(super) agencies: Vec<String>,
    /// The ids of groups.
    pub(super) groups: Vec<String>,
    /// Whether it binds all.
    pub(super) everyone: bool,
    /// The role that the text gives.
    pub(super) role: Option<Role>,
}

/// Who is charged with what.
#[derive(Debug, Default)]
pub(super) struct Charged {
    pub(super) agencies: Vec<AgencyDraft>,
    pub(super) duties: Vec<DutyDraft>,
    /// Where each agency is, by the name by which it is known.
    places: BTreeMap<String, usize>,
    /// The body through which reports go and that keeps the campaign going (`cơ quan Thường trực`).
    pub(super) standing: Option<String>,
}

impl Charged {
    /// The agency of a name, if there is one.
    pub(super) fn find(&self, name: &str) -> Option<&AgencyDraft> {
        self.places.get(&bodies::key(name)).and_then(|at| self.agencies.get(*at))
    }

    fn agency(&mut self, name: &str, ids: &mut Ids) -> &AgencyDraft {
        let key = bodies::key(name);
        // `Mỗi đảng ủy` is one of a group that is there.
        let of_group = |one: &str| {
            let begin = format!("{one} ");
            let near =
                self.places.range(begin.clone()..).take_while(|(key, _)| key.starts_with(&begin));
            near.map(|(_, at)| *at)
                .find(|at| self.agencies.get(*at).is_some_and(|agency| agency.many))
        };
        let known = self.places.get(&key).copied().or_else(|| {
            key.strip_prefix("moi ").filter(|_| bodies::is_each(name)).and_then(of_group)
        });
        let at = known.unwrap_or_else(|| {
            let name = capitalize_first(name);
            let id = ids.new_id(&name);
            self.agencies.push(AgencyDraft { id, many: bodies::is_many(&name), name });
            self.places.insert(key, self.agencies.len() - 1);
            self.agencies.len() - 1
        });
        &self.agencies[at]
    }
}

/// Titles of sections that lay down who does what.
const ASSIGNING: [&str; 8] = [
    "phan cong",
    "to chuc thuc hien",
    "trach nhiem",
    "nhiem vu cua",
    "giao nhiem vu",
    "to chuc trien khai",
    "cong tac phoi hop",
    "phan cong thuc hien",
];

/// Finds duties and who bears them; the places that they point at get their ids.
pub(super) fn charged(
    sections: &mut [PartDraft],
    passages: &[Passage],
    ids: &mut Ids,
    agency_ids: &mut Ids,
) -> Charged {
    let mut charged = Charged::default();
    // The bodies that the heading above names, with the way to the part.
    let mut heading: Option<(Vec<usize>, Named)> = None;
    for passage in passages {
        let within = heading.as_ref().is_some_and(|(way, _)| passage.spot.part.starts_with(way));
        if !within {
            heading = None;
        }
        let assigning = passage.above.iter().any(|title| {
            let folded = fold(title);
            ASSIGNING.iter().any(|word| folded.contains(word))
        });
        if passage.title {
            if let Some(named) = bodies::at_start(&passage.words).filter(|named| named.whole) {
                if fold(&passage.words).contains("thuong truc") {
                    charged.standing = charged.standing.or_else(|| named.bodies.first().cloned());
                }
                heading = Some((passage.spot.part.clone(), named));
            }
            continue;
        }
        if is_report(&passage.words) {
            standing(&mut charged, &passage.words);
            // Who reports and when is a period, and no duty.
            if !assigning || heading.is_none() {
                continue;
            }
        }
        // `1. Sở Y tế:` with what it has to do below it.
        if let Some(named) = bodies::at_start(&passage.words).filter(|named| named.whole)
            && passage.words.ends_with([':', '.'])
            && passage.spot.item.is_none()
        {
            heading = Some((passage.spot.part.clone(), named));
            continue;
        }
        let mut found = false;
        let all = clauses(&passage.words);
        let alone = passage.alone && all.len() == 1;
        for clause in all {
            let order = ["giao ", "đề nghị ", "yêu cầu "]
                .iter()
                .any(|word| clause.to_lowercase().starts_with(word));
            let Some(named) = bodies::at_start(clause).filter(|_| assigning || order) else {
                continue;
            };
            let inside = clause.starts_with(char::is_lowercase) && !order;
            if named.whole || is_report(clause) && !order || inside && !names_offices(clause) {
                continue;
            }
            let words = (!alone).then(|| clause.trim_end_matches(';').trim().to_owned());
            if fold(clause).contains("thuong truc") && fold(clause).contains("don doc") {
                charged.standing = named.bodies.first().cloned().or(charged.standing);
            }
            let action = clause[named.end..].to_owned();
            duty(&mut charged, sections, (ids, agency_ids), passage, &named, words, &action);
            found = true;
        }
        if let (false, Some((_, named))) = (found, &heading) {
            let named = named.clone();
            let words = (!passage.alone).then(|| passage.words.clone());
            duty(&mut charged, sections, (ids, agency_ids), passage, &named, words, &passage.words);
        }
    }
    charged
}

/// Whether a clause in the middle of a sentence begins with the offices of a place, not with things that only sound so.
fn names_offices(clause: &str) -> bool {
    let folded = fold(&clause.chars().take(24).collect::<String>());
    [
        "cac so",
        "cac co quan",
        "cac don vi",
        "cac dia phuong",
        "cac xa",
        "cac phuong",
        "cac huyen",
        "cac ban",
    ]
    .iter()
    .any(|word| folded.starts_with(word) && !folded.starts_with("cac so lieu"))
        || bodies::is_each(clause)
}

/// Whether words are about reporting, not about a task.
fn is_report(words: &str) -> bool {
    let folded = fold(words);
    folded.contains("bao cao")
        && ["truoc ngay", "hang thang", "hang quy", "cham nhat", "dinh ky"]
            .iter()
            .any(|word| folded.contains(word))
}

/// `(qua Công an tỉnh)`: who gathers the reports.
fn standing(charged: &mut Charged, words: &str) {
    let Some((_, rest)) = words.split_once("(qua ") else { return };
    let Some((name, _)) = rest.split_once(')') else { return };
    if charged.standing.is_none() && bodies::is_head(name) {
        charged.standing = Some(name.trim().to_owned());
    }
}

fn duty(
    charged: &mut Charged,
    sections: &mut [PartDraft],
    (ids, agency_ids): (&mut Ids, &mut Ids),
    passage: &Passage,
    named: &Named,
    words: Option<String>,
    action: &str,
) {
    let (mut agencies, mut groups, mut everyone) = (Vec::new(), Vec::new(), false);
    for name in &named.bodies {
        if bodies::is_everyone(name) {
            everyone = true;
            continue;
        }
        let agency = charged.agency(name, agency_ids);
        let (id, many) = (agency.id.clone(), agency.many);
        let list = if many { &mut groups } else { &mut agencies };
        if !list.contains(&id) {
            list.push(id);
        }
    }
    let who = match (agencies.first(), groups.first()) {
        (Some(id), _) | (None, Some(id)) => id.clone(),
        (None, None) => "moi-co-quan".to_owned(),
    };
    let Some(anchor) = anchor(sections, &passage.spot, ids, &format!("giao-{who}")) else { return };
    let action = action.trim_start_matches([':', ',', '-', '–', ' ']);
    let action = action.strip_prefix("có trách nhiệm ").unwrap_or(action);
    let role = role(action);
    let title = title(action);
    let label = format!("Kết quả {}", lower_first(&title));
    // One id may name a duty and its question.
    let id = ids.new_short(&who);
    charged.duties.push(DutyDraft {
        id,
        anchor,
        spot: passage.spot.clone(),
        words,
        title,
        label,
        agencies: if everyone { Vec::new() } else { agencies },
        groups: if everyone { Vec::new() } else { groups },
        everyone,
        role,
    });
}

fn role(action: &str) -> Option<Role> {
    let small = action.to_lowercase();
    if small.starts_with("chủ trì") {
        Some(Role::Lead)
    } else if small.starts_with("phối hợp") {
        Some(Role::Cooperate)
    } else if small.starts_with("cung cấp") || small.starts_with("chủ động cung cấp") {
        Some(Role::Supply)
    } else {
        None
    }
}

/// What is led with others, without the others: `Chủ trì, phối hợp với các sở tổ chức …` is `Chủ trì tổ chức …`.
fn led(words: &str) -> Option<String> {
    const DOES: [&str; 14] = [
        " tổ chức ",
        " tham mưu ",
        " xây dựng ",
        " hướng dẫn ",
        " triển khai ",
        " kiểm tra ",
        " thực hiện ",
        " rà soát ",
        " bố trí ",
        " tuyên truyền ",
        " thẩm định ",
        " biên tập ",
        " theo dõi ",
        " tăng cường ",
    ];
    let rest = words
        .strip_prefix("Chủ trì, phối hợp")
        .or_else(|| words.strip_prefix("chủ trì, phối hợp"))?;
    let at = DOES.iter().filter_map(|does| rest.find(does)).min()?;
    Some(format!("Chủ trì{}", &rest[at..]))
}

/// The first words of what is to be done, up to a mark or a dozen words.
fn title(action: &str) -> String {
    const WORDS: usize = 18;
    let first =
        clauses(action).first().copied().unwrap_or(action).trim_end_matches(['.', ';', ':']);
    let led = led(first);
    let first = led.as_deref().unwrap_or(first);
    let words: Vec<&str> = first.split(' ').collect();
    let mut kept = words.len().min(WORDS);
    if kept < words.len() {
        // A comma among the last of them is a better end.
        if let Some(comma) = (9..kept).rev().find(|at| words[*at].ends_with(',')) {
            kept = comma + 1;
        }
    }
    let open = [
        "và", "của", "các", "về", "với", "cho", "trong", "theo", "những", "tại", "trên", "cơ",
        "đến", "do", "từ", "để",
    ];
    while kept > 4 && open.contains(&words[kept - 1].trim_end_matches(',')) {
        kept -= 1;
    }
    let joined = words[..kept].join(" ");
    // A bracket or a quotation mark that stays open says nothing.
    let bare = ["“", "(", "\""].iter().fold(joined.as_str(), |joined, mark| {
        let closing = match *mark {
            "“" => "”",
            "(" => ")",
            mark => mark,
        };
        match joined.find(mark) {
            Some(at) if at > 12 && !joined[at + mark.len()..].contains(closing) => &joined[..at],
            _ => joined,
        }
    });
    let bare = bare.trim_matches(|c: char| c == ',' || c == ' ' || c == ':');
    capitalize_first(if bare.is_empty() { first } else { bare })
}

impl AgencyDraft {
    /// One of which nothing is known.
    pub(super) fn unknown() -> Self {
        AgencyDraft { id: String::new(), name: String::new(), many: false }
    }
}
