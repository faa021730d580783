//! Desk: the register of what goes out: numbers that are taken, missing, proposed; as data, the decree's book, a workbook.

use std::path::PathBuf;

use serde::Serialize;

use super::named_files::NamedFiles;
use super::{Date, Desk, Diagnosis, Refused, Texts, usage};
use crate::compose::Composer;
use crate::compose::register::{Series, workbook as book};
use crate::data::campaign::Campaign;
use crate::problem::{Problem, Problems};
use crate::workbook;

pub use crate::compose::register::{Entry, Series as RegisterSeries};

/// Which part of the register is looked at, and what is written of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Of this body only.
    pub issuer: Option<String>,
    /// Of this year only; what runs over a term is in it whatever the year.
    pub year: Option<i32>,
    /// A file to write it to as the decree's book.
    pub docx: Option<PathBuf>,
    /// A file to write it to as a workbook.
    pub xlsx: Option<PathBuf>,
    /// A file that is not the program's own, or that a person has edited, is written over.
    pub overwrite: bool,
}

/// The register.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The series; `None` where the data do not read.
    pub series: Option<Vec<Series>>,
    /// The files that were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    /// What is wrong.
    pub problems: Diagnosis,
}

impl Desk<'_> {
    /// Says which numbers documents have, which are missing and which are next.
    ///
    /// # Errors
    /// The request names a body that the data do not know.
    pub fn register(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| register(self, request))
    }
}

fn register(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let workspace = desk.workspace(Texts::All);
    let mut problems = workspace.problems.clone();
    let (mut series, mut written) = (None, Vec::new());
    if let (Some(campaign), Some(composer)) = (&workspace.campaign, workspace.composer()) {
        known(campaign, request)?;
        match composer {
            Ok(composer) => {
                let today = desk.machine.today;
                let (mut all, found) = composer.register(today);
                problems.extend(found);
                let wanted = |one: &Series| {
                    request.issuer.as_ref().is_none_or(|id| one.issuer.as_str() == id)
                        && (request.year.is_none()
                            || one.year.is_none()
                            || one.year == request.year)
                };
                all.retain(wanted);
                let several =
                    all.iter().any(|one| Some(&one.issuer) != all.first().map(|f| &f.issuer));
                if several && request.docx.is_some() {
                    // Each body keeps a book of its own.
                    return Err(Problems::from(usage::missing("--issuer <MÃ>")).into());
                }
                written = write(desk, request, &composer, (&all, today), &mut problems);
                series = Some(all);
            }
            Err(found) => problems.extend(found),
        }
    }
    problems.sort();
    Ok(Outcome { series, written, problems: workspace.diagnosis(problems) })
}

/// Whether the body that is asked for is there.
fn known(campaign: &Campaign, request: &Request) -> Result<(), Refused> {
    let Some(typed) = &request.issuer else { return Ok(()) };
    let issuers = campaign.office.value.issuers.iter();
    let bodies = issuers.chain(campaign.all_agencies().map(|(_, body)| body));
    let known: Vec<(&str, &str)> = bodies.map(|b| (b.id.as_str(), b.name.as_str())).collect();
    match known.iter().any(|(id, _)| id == typed) {
        true => Ok(()),
        false => Err(Problems::from(usage::unknown_id("--issuer", typed, &known)).into()),
    }
}

fn write(
    desk: &Desk<'_>,
    request: &Request,
    composer: &Composer,
    (series, today): (&[Series], Date),
    problems: &mut Problems,
) -> Vec<String> {
    let mut files = NamedFiles::new(desk.machine.disk, request.overwrite);
    files.put(request.xlsx.as_deref(), problems, || {
        workbook::write(&book(series, today)).map_err(|fault| Problem::nowhere(&fault).into())
    });
    files.put(request.docx.as_deref(), problems, || composer.register_book(series, today));
    files.written
}
