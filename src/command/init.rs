//! `vanban init DIR`: a new campaign, commented and valid, that builds at once.

use std::path::PathBuf;

use clap::Args;
use include_dir::{Dir, include_dir};

use super::voice::{Voice, exit_code};
use crate::files::disk::{Disk, RealDisk};
use crate::files::{self, Act, DiskFault};
use crate::problem::{Problem, Problems, faults};

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
pub(super) struct Occupied {
    folder: String,
}

faults! {
    impl Fault for Occupied;

    "MT05" {
        title: "Thư mục đã có dữ liệu",
        meaning: "'vanban init' không ghi đè lên dữ liệu đã có.",
        advice: "chọn thư mục khác",
        example: Self { folder: "dot-moi".into() },
        Self { folder } => {
            message: format!("thư mục '{folder}' đã có dữ liệu nên không ghi vào đó"),
            hint: "chọn thư mục khác, ví dụ: vanban init dot-moi",
        }
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
    let mut waiting = vec![&STARTER];
    while let Some(dir) = waiting.pop() {
        for file in dir.files() {
            files::write_whole(disk, &data.join(file.path()), file.contents())
                .map_err(|fault| Problem::nowhere(&fault))?;
        }
        waiting.extend(dir.dirs());
    }
    let templates = options.folder.join("templates");
    disk.make_folder(&templates)
        .map_err(|error| Problem::nowhere(&DiskFault::new(Act::MakeFolder, &templates, &error)))
}
