//! Notes in `reminders.yaml` that letters were sent: only when asked, never twice.

use super::Common;
use super::input::Input;
use super::voice::Voice;
use crate::batch::{self, Outcome, Run};
use crate::compose::Job;
use crate::data::check::spoils_letters;
use crate::data::gather::REMINDERS;
use crate::data::reminders::{Sent, lines, not_noted, with_noted};
use crate::files;
use crate::files::disk::RealDisk;
use crate::problem::{Fault, Place, Problem, Problems};

/// A file to which no lines can be added.
#[derive(Debug)]
struct Unwritable {
    lines: String,
}

impl Fault for Unwritable {
    fn code(&self) -> &'static str {
        "DL96"
    }

    fn message(&self) -> String {
        format!("không ghi thêm được vào {REMINDERS} vì danh sách sent viết trên một dòng")
    }

    fn hint(&self) -> Option<String> {
        Some(format!("viết mỗi công văn trên các dòng riêng, rồi thêm:\n{}", self.lines))
    }
}

/// The letters of a run that are in their places, also those that a person has edited since. None where what was
/// written may not have reached the disk: a power cut could leave nothing of a letter that is noted as sent.
fn letters(jobs: &[Job], run: &Run) -> Vec<Sent> {
    if !run.is_on_disk {
        return Vec::new();
    }
    let sent = jobs.iter().zip(&run.done).filter_map(|(job, done)| {
        let there =
            matches!(done.status, Outcome::Written | Outcome::Unchanged | Outcome::KeptEdited);
        let urged = job.urged.as_ref().filter(|_| there)?;
        Some(Sent {
            period: job.period.clone()?,
            date: urged.as_of,
            number: None,
            to: urged.agencies.clone(),
            collective: job.agency.is_none(),
        })
    });
    sent.collect()
}

/// Notes the letters of a run.
pub(super) fn note(common: &Common, jobs: &[Job], run: &Run, voice: &Voice) -> Problems {
    let sent = letters(jobs, run);
    if sent.is_empty() {
        return Problems::new();
    }
    // Another run may have noted letters since the data were read: they are read again, alone.
    let disk = &RealDisk;
    let _hold = match batch::hold(disk, &common.data) {
        Ok(hold) => hold,
        Err(problem) => return problem.into(),
    };
    if let Err(fault) = batch::sweep(disk, &common.data) {
        return Problem::nowhere(&fault).into();
    }
    let input = Input::read(disk, common);
    let noted = match &input.gathered.campaign {
        // A file in which something is wrong is a person's work all the same.
        Some(campaign) if !spoils_letters(&input.gathered.problems) => campaign.reminders.as_ref(),
        _ => return input.problems,
    };
    let before = noted.map_or(&[][..], |file| file.value.sent.as_slice());
    let new = not_noted(before, sent);
    if new.is_empty() {
        return Problems::new();
    }
    let path = common.data.join(REMINDERS);
    let text = noted.map(|file| file.source.text.as_ref());
    match with_noted(text, &new) {
        Some(text) => {
            let put = batch::put_swept(disk, &common.data, &path, text.as_bytes());
            // Nothing is under way any more: the notes of it go.
            let swept = batch::sweep(disk, &common.data);
            if put.is_ok() {
                let shown = files::shown(&path);
                voice.say(&format!("Đã ghi nhận {} công văn đã gửi vào '{shown}'.", new.len()));
            }
            let fault = put.and(swept).err();
            fault.map(|fault| Problem::nowhere(&fault)).into_iter().collect()
        }
        None => {
            let fault = Unwritable { lines: lines(&new) };
            Problem::at(&fault, Place::file(files::shown(&path))).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::batch::Order;
    use crate::command::{Color, Format};
    use crate::compose::{DocumentKind, Selection, Studio, Urging};
    use crate::data::scalar::{Date, Id};
    use crate::files::disk::{Disk, FailingDisk, Step};

    #[test]
    fn letters_that_may_not_have_reached_the_disk_are_not_noted_as_sent() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let common = Common {
            data: root.join("data"),
            templates: root.join("templates"),
            out: dir.path().join("out"),
            format: Format::Text,
            quiet: true,
            color: Color::Never,
        };
        let input = Input::read(&RealDisk, &common);
        let campaign = input.gathered.campaign.as_ref().expect("a campaign");
        let resources = input.resources.as_ref().expect("templates");
        let studio = Studio::new(campaign, resources).expect("kinds");
        let as_of = Date::parse("2025-01-06").expect("a day");
        let selection = Selection {
            kinds: vec![DocumentKind::Reminder],
            agencies: Some(vec![Id::parse("so-ngoai-vu").expect("an id")]),
            period: Some(Id::parse("tong-ket").expect("an id")),
            urging: Some(Urging { as_of, collective: false }),
            ..Selection::default()
        };
        let jobs = studio.jobs(&selection);
        assert_eq!(jobs.len(), 1);
        let order = Order {
            out: common.out.clone(),
            dry_run: false,
            overwrite: false,
            audit_all: false,
            pdf: false,
        };
        RealDisk.make_folder(&common.out).expect("made");
        let run = |disk: &dyn Disk| batch::run(disk, &studio, &jobs, &order, &|| {});
        let (step, kind) = (Step::Sync, std::io::ErrorKind::StorageFull);
        let failed = run(&FailingDisk { step, holding: "so-ngoai-vu", kind });
        assert_eq!(failed.done[0].status, Outcome::Written, "it is there, for all anyone sees");
        assert!(failed.problems.has_errors() && !failed.is_on_disk);
        assert_eq!(letters(&jobs, &failed), []);
        // The manifest does not name it either; the next run goes on from the journal.
        let manifest = common.out.join(batch::manifest::NAME);
        assert_eq!(RealDisk.look_at(&manifest).expect("a look"), None);
        let again = run(&RealDisk);
        assert!(!again.problems.has_errors() && again.is_on_disk);
        assert_eq!(letters(&jobs, &again).len(), 1);
    }
}
