//! `vanban init DIR`: a new campaign, commented and valid, that builds at once.

use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use super::voice::{Voice, exit_code};
use crate::files::disk::{Disk, RealDisk};
use crate::files::{self, Act, DiskFault};
use crate::problem::{Fault, Problem, Problems};

/// The data that a new campaign starts with.
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/data");

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Thư mục của đợt mới; được tạo nếu chưa có
    #[arg(value_name = "THƯ MỤC")]
    folder: PathBuf,
}

/// A folder that holds data already.
#[derive(Debug)]
struct Occupied {
    folder: String,
}

impl Fault for Occupied {
    fn code(&self) -> &'static str {
        "MT05"
    }

    fn message(&self) -> String {
        format!("thư mục '{}' đã có dữ liệu nên không ghi vào đó", self.folder)
    }

    fn hint(&self) -> Option<String> {
        Some("chọn thư mục khác, ví dụ: vanban init dot-moi".into())
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(options: &Options, voice: &Voice) -> u8 {
    let disk = &RealDisk;
    match lay_down(disk, options) {
        Ok(()) => {
            let folder = files::shown(&options.folder);
            voice.say(&format!(
                "Đã tạo bộ dữ liệu mẫu trong '{folder}'. Các bước tiếp theo:\n  \
                 1. cd {folder}\n  \
                 2. sửa các tệp trong data/ theo kế hoạch của đơn vị (mỗi tệp có chú thích)\n  \
                 3. vanban validate   (kiểm tra dữ liệu)\n  \
                 4. vanban build      (lập văn bản vào out/)"
            ));
            0
        }
        Err(problem) => {
            let problems = Problems::from(problem);
            voice.problems(&problems, |_| None);
            exit_code(&problems)
        }
    }
}

fn lay_down(disk: &dyn Disk, options: &Options) -> Result<(), Problem> {
    let data = options.folder.join("data");
    let told = |fault: DiskFault| Problem::nowhere(&fault);
    let is_empty = match files::is_there(disk, &data).map_err(told)? {
        true => {
            let entries = disk.list(&data);
            entries.map_err(|error| told(DiskFault::new(Act::Read, &data, &error)))?.is_empty()
        }
        false => true,
    };
    if !is_empty {
        return Err(Problem::nowhere(&Occupied { folder: files::shown(&data) }));
    }
    let templates = options.folder.join("templates");
    let mut made = Vec::new();
    for folder in [&options.folder, &templates] {
        if !files::is_there(disk, folder).map_err(told)? {
            made.push(folder);
        }
    }
    let fault = |error| DiskFault::new(Act::MakeFolder, &templates, &error);
    let put = disk
        .make_folder(&templates)
        .map_err(fault)
        // The data last and whole: half of a campaign would only be in the way of the next try.
        .and_then(|()| files::write_folder_whole(disk, &data, &starter()));
    put.map_err(|fault| {
        for folder in made.into_iter().rev() {
            // Best effort: what is told is the step that failed.
            let _ = disk.remove_empty_folder(folder);
        }
        told(fault)
    })
}

/// The files of a new campaign, by their paths below its folder of data.
fn starter() -> Vec<(&'static Path, &'static [u8])> {
    let mut found = Vec::new();
    let mut waiting = vec![&STARTER];
    while let Some(dir) = waiting.pop() {
        found.extend(dir.files().map(|file| (file.path(), file.contents())));
        waiting.extend(dir.dirs());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::{FailingDisk, Step};

    #[test]
    fn a_campaign_that_cannot_be_laid_down_whole_leaves_nothing_behind() {
        for (step, holding) in [
            (Step::Write, "plan.yaml"),
            (Step::Sync, "office.yaml"),
            (Step::MakeFolder, "templates"),
            (Step::MakeFolder, "data.tmp-vanban"),
            (Step::Rename, "data"),
        ] {
            let dir = tempfile::tempdir().expect("a folder");
            let options = Options { folder: dir.path().join("đợt") };
            let disk = FailingDisk { step, holding, kind: std::io::ErrorKind::StorageFull };
            lay_down(&disk, &options).expect_err("a fault");
            assert_eq!(disk.look_at(&options.folder).expect("a look"), None, "{step:?} {holding}");
            // What was there before stays, also an empty folder for the data.
            let data = options.folder.join("data");
            RealDisk.make_folder(&data).expect("made");
            lay_down(&disk, &options).expect_err("a fault");
            let left: Vec<_> = RealDisk.list(&options.folder).expect("lists");
            let left: Vec<_> = left.iter().map(|entry| entry.name.to_string_lossy()).collect();
            assert!(left == ["data"] || left == [""; 0], "{step:?} {holding}: {left:?}");
            lay_down(&RealDisk, &options).expect("the next try finds nothing in its way");
            assert!(!RealDisk.list(&data).expect("lists").is_empty());
        }
    }
}
