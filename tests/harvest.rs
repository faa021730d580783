//! What comes back out of forms that were filled in: the same answers, or a doubt, never another answer.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::path::Path;
use std::sync::OnceLock;

use common::{files, root};
use form::Form;
use vanban::compose::{DocumentKind, Job, Studio};
use vanban::data::campaign::Campaign;
use vanban::data::gather::gather;
use vanban::data::load::{Shape, load};
use vanban::data::plan::AskKind;
use vanban::data::report::{Answer, CameAs, Report};
use vanban::data::scalar::{Date, Id};
use vanban::data::source::Source;
use vanban::harvest::written::{self, From};
use vanban::harvest::{Harvest, Harvester};
use vanban::problem::Problems;
use vanban::resources::{ResourceFile, Resources};
use vanban::viet;
use vanban::word::read;

/// A campaign of the repository with what makes its documents.
struct World {
    campaign: &'static Campaign,
    studio: &'static Studio<'static>,
}

fn world(data: &str) -> World {
    let folder = root().join(data);
    let read = |folder: &Path, end: &str| -> Vec<(String, Vec<u8>)> {
        files(folder, end)
            .into_iter()
            .map(|path| {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                (name, std::fs::read(&path).expect("read"))
            })
            .collect()
    };
    let gathered = gather(read(&folder, ".yaml"), data);
    let campaign: &'static Campaign = Box::leak(Box::new(gathered.campaign.expect("a campaign")));
    let templates = root().join("templates");
    let mut all = read(&templates, ".html");
    all.extend(read(&templates, ".yaml"));
    let resources: Vec<ResourceFile> = all
        .into_iter()
        .map(|(path, bytes)| ResourceFile {
            shown: path.clone(),
            path,
            text: String::from_utf8(bytes).expect("UTF-8"),
        })
        .collect();
    let resources: &'static Resources = Box::leak(Box::new(Resources::new(&resources).expect("sound")));
    let studio = Box::leak(Box::new(Studio::new(campaign, resources).expect("sound")));
    World { campaign, studio }
}

/// The shipped campaign.
fn shipped() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world("data"))
}

impl World {
    fn form(&self, period: &str, agency: &str) -> Form {
        let job = Job {
            path: String::new(),
            kind: DocumentKind::Form,
            agency: Id::parse(agency).ok(),
            period: Id::parse(period).ok(),
            urged: None,
        };
        Form::open(&self.studio.make(&job).expect("a form").bytes)
    }

    fn harvest(&self, form: &Form) -> Result<Harvest<'static>, Problems> {
        let paper = read::read(&form.bytes()).expect("reads");
        Harvester::new(self.studio, self.campaign).read(&paper, None)
    }

    /// The YAML of a return, and what it loads as.
    fn report(&self, form: &Form) -> (String, Report) {
        let harvest = self.harvest(form).unwrap_or_else(|problems| panic!("{problems:?}"));
        let doubts: Vec<String> = harvest.problems("f").iter().map(|p| p.message.clone()).collect();
        assert!(!harvest.is_doubtful(), "{doubts:#?}");
        let received = Date::parse("2024-12-12").expect("a day");
        let text = written::report(&harvest, received, From { file: "a.docx", sha256: "0" });
        let source = Source::read("a.yaml", text.as_bytes()).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
        let report = load(&Shape::<Report>::new(), source).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
        (text, report.value)
    }

    /// Fills a form in with a report, as a person does.
    fn filled(&self, period: &str, agency: &str, report: &Report) -> Form {
        let mut form = self.form(period, agency);
        let (period, agency) = (Id::parse(period).expect("an id"), Id::parse(agency).expect("an id"));
        let period = self.campaign.period(&period).expect("a period");
        if let Some(number) = report.number {
            form.fill("report:number", &viet::two_digits(number.0));
        }
        if let Some(date) = report.date {
            form.fill("report:date", &viet::date_long(date.0));
        }
        if let Some(signer) = &report.signer {
            form.fill("signer:title", &viet::upper(signer.as_str()));
        }
        if report.nil {
            form.tick("report:nil");
        }
        for (id, typed) in &report.figures {
            form.fill(&format!("figure:{id}"), typed.as_str());
        }
        let asks: Vec<_> = self.campaign.asks_of(&agency, period).collect();
        for (id, answer) in &report.answers {
            let ask = asks.iter().find(|ask| ask.id == *id).expect("asked");
            match answer {
                Answer::Several(ids) => ids.iter().for_each(|one| form.tick(&format!("{id}.{one}"))),
                Answer::One(typed) if ask.kind == AskKind::Date => {
                    let date = Date::parse(typed.as_str()).expect("a day");
                    form.fill(id.as_str(), &viet::date_short(date.0));
                }
                Answer::One(typed) => form.fill(id.as_str(), typed.as_str()),
            }
        }
        for (tag, words) in
            [("report:difficulties", &report.difficulties), ("report:proposals", &report.proposals)]
        {
            if let Some(words) = words {
                form.fill(tag, words.as_str());
            }
        }
        form
    }
}

/// A report as a form can bring it back.
fn as_form(report: &Report) -> Report {
    let received = Date::parse("2024-12-12").expect("a day");
    Report { sample: false, received, came_as: CameAs::Form, ..report.clone() }
}

/// Reports of the repository that a form can hold.
fn reports(world: &World) -> Vec<(String, String, Report)> {
    world
        .campaign
        .reports
        .iter()
        .map(|((period, agency), report)| (period.to_string(), agency.to_string(), report.value.clone()))
        .collect()
}

#[test]
fn every_shipped_report_comes_back_as_it_was_filled_in() {
    let world = shipped();
    let all = reports(world);
    assert!(all.len() > 30);
    for (period, agency, report) in all {
        let form = world.filled(&period, &agency, &report);
        let (text, back) = world.report(&form);
        let mut wanted = as_form(&report);
        if wanted.signer.is_none() {
            wanted.signer = back.signer.clone();
        }
        // Ticks come back in the order of the form.
        for (id, answer) in &mut wanted.answers {
            if let (Answer::Several(ids), Some(Answer::Several(found))) = (answer, back.answers.get(id)) {
                ids.sort_by_key(|id| found.iter().position(|other| other == id));
            }
        }
        assert_eq!(back, wanted, "{period}/{agency}\n{text}");
    }
}
