//! Notes in `reminders.yaml` that letters were sent: only when asked, never twice.

use super::Common;
use super::input::Input;
use super::voice::Voice;
use crate::batch::{self, Done, Outcome};
use crate::compose::Job;
use crate::data::gather::REMINDERS;
use crate::data::reminders::{Sent, lines, not_noted, with_noted};
use crate::files;
use crate::files::disk::RealDisk;
use crate::problem::{Place, Problem, Problems, faults};

/// A file to which no lines can be added.
#[derive(Debug)]
pub(super) struct Unwritable {
    lines: String,
}

faults! {
    impl Fault for Unwritable;

    "DL96" {
        title: "Không ghi thêm được công văn đã gửi",
        meaning: "Danh sách sent trong reminders.yaml viết trên một dòng nên chương trình không tự thêm vào.",
        advice: "viết mỗi công văn trên các dòng riêng, rồi thêm các dòng mà thông báo nêu",
        example: Self { lines: "  - period: 2024-12\n    date: 2024-12-16\n    to: [so-y-te]\n".into() },
        Self { lines } => {
            message: format!("không ghi thêm được vào {REMINDERS} vì danh sách sent viết trên một dòng"),
            hint: format!("viết mỗi công văn trên các dòng riêng, rồi thêm:\n{lines}"),
        }
    }
}

/// Notes the letters of a run that stand in their places, also those that a person has edited since.
pub(super) fn note(common: &Common, (jobs, done): (&[Job], &[Done]), voice: &Voice) -> Problems {
    let sent = jobs.iter().zip(done).filter_map(|(job, done)| {
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
    let sent: Vec<Sent> = sent.collect();
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
        Some(campaign) => campaign.reminders.as_ref(),
        None => return input.problems,
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
