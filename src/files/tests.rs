use std::io::ErrorKind;

use super::disk::{FailingDisk, RealDisk, Step};
use super::*;
use crate::problem::Fault;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn a_failed_write_leaves_what_was_there_and_nothing_half_written() {
    let dir = folder();
    let path = dir.path().join("a.docx");
    write_whole(&RealDisk, &path, b"before").expect("writes");
    for (step, kind, why) in [
        (Step::Write, ErrorKind::StorageFull, Why::Full),
        (Step::Write, ErrorKind::PermissionDenied, Why::NoRight),
        (Step::Rename, ErrorKind::ResourceBusy, Why::InUse),
        (Step::Rename, ErrorKind::PermissionDenied, Why::InUse),
        (Step::Write, ErrorKind::FileTooLarge, Why::Full),
        (Step::Write, ErrorKind::ReadOnlyFilesystem, Why::ReadOnly),
    ] {
        let disk = FailingDisk { step, holding: "a.docx", kind };
        let fault = write_whole(&disk, &path, b"after").expect_err("fails");
        assert_eq!(fault.why, why);
        assert_eq!(RealDisk.read(&path, 9).expect("there"), b"before");
        assert_eq!(RealDisk.list(dir.path()).expect("lists").len(), 1, "nothing left over");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let dir = folder();
    let disk =
        FailingDisk { step: Step::MakeFolder, holding: "b", kind: ErrorKind::PermissionDenied };
    let fault = write_whole(&disk, &dir.path().join("b/a.docx"), b"x").expect_err("fails");
    assert_eq!((fault.code(), fault.origin()), ("MT03", Origin::Environment));
    assert!(fault.message().contains("không có quyền"), "{}", fault.message());
}

#[test]
fn what_a_killed_run_left_next_to_a_place_is_swept_and_nothing_else() {
    let dir = folder();
    let whole = dir.path().join("a.docx");
    write_whole(&RealDisk, &whole, b"x").expect("writes");
    let (left, other) = (next_to(&dir.path().join("b.docx"), 0), next_to(&whole, 0));
    RealDisk.write_new(&left, b"half").expect("writes");
    RealDisk.write_new(&other, b"not noted").expect("writes");
    sweep_next_to(&RealDisk, &dir.path().join("b.docx"));
    let there = |path| is_there(&RealDisk, path).expect("a look");
    assert!(there(&whole) && there(&other) && !there(&left));
    // What is under that name is no reason not to write.
    write_whole(&RealDisk, &whole, b"y").expect("writes");
    assert_eq!(read_if_there(&RealDisk, &other), Ok(Some(b"not noted".to_vec())));
}

#[test]
fn a_look_that_fails_is_no_absence() {
    let dir = folder();
    let path = dir.path().join("a.docx");
    let disk = FailingDisk { step: Step::Look, holding: "a.docx", kind: ErrorKind::Other };
    assert!(is_there(&disk, &path).is_err());
    assert!(write_whole(&disk, &path, b"x").is_err());
    assert_eq!(is_there(&RealDisk, &path), Ok(false));
    let disk = FailingDisk { step: Step::Read, holding: "a.docx", kind: ErrorKind::Other };
    assert!(read_if_there(&disk, &path).is_err());
    assert_eq!(read_if_there(&RealDisk, &path), Ok(None));
}

#[test]
fn a_path_cannot_leave_its_folder() {
    let dir = folder();
    assert!(inside(&RealDisk, dir.path(), "a/b.docx").is_ok());
    for below in ["../b.docx", "a/../../b.docx", "/etc/b.docx"] {
        assert_eq!(inside(&RealDisk, dir.path(), below).expect_err(below).why, Why::LeadsOut);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let (dir, other) = (folder(), folder());
    std::os::unix::fs::symlink(other.path(), dir.path().join("a")).expect("a link");
    assert_eq!(inside(&RealDisk, dir.path(), "a/b.docx").expect_err("a link").why, Why::LeadsOut);
}

#[test]
fn a_folder_is_read_in_the_order_of_its_paths() {
    let dir = folder();
    for name in ["b/c.yaml", "a.yaml", ".DS_Store", "~b/.c.yaml", "x.txt"] {
        write_whole(&RealDisk, &dir.path().join(name), name.as_bytes()).expect("writes");
    }
    let files = read_folder(&RealDisk, dir.path(), |path| path.ends_with(".yaml")).expect("reads");
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a.yaml", "b/c.yaml", "~b/.c.yaml"]);
    let disk =
        FailingDisk { step: Step::Read, holding: "b/c.yaml", kind: ErrorKind::PermissionDenied };
    let problems =
        read_folder(&disk, dir.path(), |path| path.ends_with(".yaml")).expect_err("fails");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["MT01"]);
    assert!(read_folder(&RealDisk, &dir.path().join("none"), |_| true).is_err());
}

#[test]
fn a_file_larger_than_any_is_refused_unread() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let file = std::fs::File::create(&path).expect("made");
    file.set_len(limits::files::READ + 1).expect("long");
    let problems = read_folder(&RealDisk, dir.path(), |_| true).expect_err("too large");
    let problem = problems.iter().next().expect("one");
    assert_eq!(problem.origin, Origin::Input);
    assert!(problem.message.contains("chỉ đọc tệp đến 64 MB"), "{}", problem.message);
    file.set_len(limits::files::READ).expect("shorter");
    assert!(read_folder(&RealDisk, dir.path(), |_| true).is_ok());
}
