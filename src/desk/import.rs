//! Desk: a plan that was typed in Word becomes the data of a campaign.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Desk, Diagnosis, Library, Note, Refused, Texts, Unplaced, Workspace};
use crate::batch::{self, convert};
use crate::data::gather::FILES;
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::import::import;
use crate::limits;
use crate::problem::{Place, Problem, Problems, faults};
use crate::word::read;

/// A plan to make data of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The file.
    pub file: PathBuf,
    /// Data that are there already are put aside, each file next to its place.
    pub replace: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What became of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outcome {
    /// The file.
    pub file: String,
    /// The files of data.
    pub files: Vec<String>,
    /// Whether they were written; otherwise they would be.
    pub written: bool,
    /// Where data that were there are now.
    pub kept: Vec<String>,
    /// What a person must look at, with the lines where it is in the data.
    pub notes: Vec<Note>,
    /// What is still to be filled in.
    pub to_fill: Vec<Note>,
    /// What is in the file and has no place in the data.
    pub unplaced: Vec<Unplaced>,
    /// How many words the file has.
    pub words: usize,
    /// What `validate` says of the new data.
    pub validation: Diagnosis,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// A folder that has data of a plan.
#[derive(Debug)]
pub(super) struct PlanThere {
    path: String,
}

faults! {
    impl Fault for PlanThere;

    "NK03" {
        title: "Thư mục đã có dữ liệu kế hoạch",
        meaning: "'vanban import plan' không ghi đè dữ liệu đã có.",
        advice: "ghi --data <thư mục mới>, hoặc --replace để thay và giữ bản cũ bên cạnh",
        example: Self { path: "data/plan.yaml".into() },
        Self { path } => {
            message: format!("đã có '{path}' nên không ghi dữ liệu mới vào đó"),
            hint: "ghi --data <thư mục mới>, hoặc thêm --replace: tệp cũ được giữ bên cạnh với đuôi .cu",
        }
    }
}

impl Desk<'_> {
    /// Makes the data of a campaign out of a plan that was typed in Word.
    ///
    /// # Errors
    /// The file does not read or is no plan; the folder of data holds a plan already.
    pub fn import_plan(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| import_plan(self, request))
    }
}

fn import_plan(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let (disk, data) = (desk.machine.disk, desk.places.data.as_path());
    let there = there(disk, data)?;
    if let (Some(path), false) = (there.first(), request.replace) {
        return Err(Problem::nowhere(&PlanThere { path: files::shown(path) }).into());
    }
    let shown = files::shown(&request.file);
    let bytes =
        files::read_bounded(disk, &request.file).map_err(|fault| Problem::nowhere(&fault))?;
    let library = Library::read(disk, &desk.places.templates)?;
    let profiles = library.resources()?.profiles;
    let mut hold = None;
    if !request.dry_run {
        hold = Some(batch::hold_swept(disk, data)?);
    }
    // Without leave to write, LibreOffice works in the folder of output.
    let below = if hold.is_some() { data } else { desk.places.out.as_path() };
    let machine = (desk.machine.office, desk.machine.progress);
    let bytes = convert::to_docx(disk, machine, below, (&request.file, bytes))?;
    let place = || Place::file(shown.as_str());
    let paper = read::read(&bytes).map_err(|fault| Problem::at(&fault, place()))?;
    let name = request.file.file_name().unwrap_or_default().to_string_lossy();
    let imported =
        import(&paper, &profiles, &name).map_err(|fault| Problem::at(&fault, place()))?;
    let mut outcome = Outcome {
        file: shown,
        files: imported.files.iter().map(|(name, _)| files::shown(&data.join(name))).collect(),
        written: !request.dry_run,
        notes: imported.notes,
        to_fill: imported.to_fill,
        unplaced: imported.unplaced,
        words: imported.words,
        ..Outcome::default()
    };
    if request.dry_run {
        return Ok(outcome);
    }
    match put(disk, data, &there, &imported.files) {
        Ok(kept) => outcome.kept = kept,
        Err(fault) => {
            outcome.written = false;
            outcome.problems = Problems::from(Problem::nowhere(&fault)).into();
            return Ok(outcome);
        }
    }
    drop(hold);
    let mut workspace = Workspace::read(disk, &desk.places, Texts::All);
    let problems = std::mem::take(&mut workspace.problems);
    outcome.validation = workspace.diagnosis(problems);
    Ok(outcome)
}

/// The files of data that are there already.
fn there(disk: &dyn Disk, data: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    for name in FILES {
        let path = data.join(name);
        if files::is_there(disk, &path).map_err(|fault| Problem::nowhere(&fault))? {
            found.push(path);
        }
    }
    found.sort_by_key(|path| !path.ends_with("plan.yaml"));
    Ok(found)
}

/// Puts old files aside and new ones into their places; returns where the old ones are now.
fn put(
    disk: &dyn Disk,
    data: &Path,
    there: &[PathBuf],
    new: &[(&'static str, String)],
) -> Result<Vec<String>, DiskFault> {
    let mut kept = Vec::new();
    for path in there {
        let aside = aside(disk, path)?;
        // A copy first: the file in its place goes when the new one takes it.
        let bytes = files::read_bounded(disk, path)?;
        files::write_whole(disk, &aside, &bytes)?;
        kept.push(files::shown(&aside));
    }
    for (name, text) in new {
        batch::put_swept(disk, data, &data.join(name), text.as_bytes())?;
    }
    batch::sweep(disk, data)?;
    Ok(kept)
}

/// A name next to a file that nothing is under: `plan.yaml.cu`, `plan.yaml.cu-2`.
fn aside(disk: &dyn Disk, path: &Path) -> Result<PathBuf, DiskFault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for nth in 1..=limits::run::VERSIONS {
        let end = if nth == 1 { String::new() } else { format!("-{nth}") };
        let aside = path.with_file_name(format!("{name}.cu{end}"));
        match disk.look_at(&aside) {
            Ok(None) => return Ok(aside),
            Ok(Some(_)) => {}
            Err(error) => return Err(DiskFault::new(Act::Write, &aside, &error)),
        }
    }
    let error = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    Err(DiskFault::new(Act::Write, path, &error))
}
