//! What systems and other programs leave about in folders, by the names that they give it. Only this is passed
//! over; any other file is read or reported, whatever its name begins with.

use std::ffi::OsStr;

use super::UNFINISHED;

/// Whether a file is a left-over of a system or of another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// It is not.
    No,
    /// It is.
    Yes,
    /// It has the name of one: it is, unless a document is in it.
    UnlessDocument,
}

/// Files of systems and of programs for synchronizing, in lower case.
const FILES: [&str; 14] = [
    ".ds_store",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    ".directory",
    ".localized",
    "icon\r",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".keep",
    ".editorconfig",
    ".dropbox",
    ".stignore",
];

/// Folders of systems, of version control and of editors, in lower case.
const FOLDERS: [&str; 27] = [
    ".git",
    ".svn",
    ".hg",
    ".bzr",
    ".idea",
    ".vscode",
    "__macosx",
    ".trash",
    ".trashes",
    ".trash-1000",
    "$recycle.bin",
    "#recycle",
    "lost+found",
    "system volume information",
    ".spotlight-v100",
    ".fseventsd",
    ".temporaryitems",
    ".documentrevisions-v100",
    ".appledouble",
    "@eadir",
    ".snapshot",
    ".snapshots",
    ".dropbox.cache",
    ".stfolder",
    ".stversions",
    ".sync",
    ".cache",
];

/// What a file is by its name.
pub fn of_file(name: &OsStr) -> Others {
    let name = name.to_string_lossy().to_lowercase();
    let begins = |start: &str| name.starts_with(start);
    let swap = |end: &str| begins(".") && name.ends_with(end);
    let is_ours = begins(".vanban.") || name.ends_with(UNFINISHED);
    let is_moved_aside = begins(".nfs0") || begins(".fuse_hidden") || begins(".smbdelete");
    match () {
        () if FILES.contains(&name.as_str()) || is_ours || is_moved_aside => Others::Yes,
        // Emacs' lock is a link to nothing.
        () if begins(".#") || swap(".swp") || swap(".swo") || swap(".swx") => Others::Yes,
        // Of Word, of LibreOffice, of macOS; Word's own copies while it saves.
        () if begins("~$") || begins(".~lock.") || begins("._") => Others::UnlessDocument,
        () if begins("~wr") && name.ends_with(".tmp") => Others::UnlessDocument,
        () => Others::No,
    }
}

/// Whether a folder is one of a system or of another program, by its name.
pub fn is_folder(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    FOLDERS.contains(&name.as_str()) || name.starts_with(".pdf-vanban")
}

/// Whether bytes begin as a Word file does, new or old.
pub fn is_document(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_systems_and_programs_leave_is_passed_over() {
        for (name, is) in [
            (".DS_Store", Others::Yes),
            ("Thumbs.db", Others::Yes),
            (".plan.yaml.swp", Others::Yes),
            (".#plan.yaml", Others::Yes),
            ("a.docx.tmp-vanban", Others::Yes),
            ("~$a.docx", Others::UnlessDocument),
            (".~lock.a.docx#", Others::UnlessDocument),
            ("._a.docx", Others::UnlessDocument),
            ("~WRL0001.tmp", Others::UnlessDocument),
            ("~a.docx", Others::No),
            (".a.docx", Others::No),
            ("thumbs.docx", Others::No),
        ] {
            assert_eq!(of_file(OsStr::new(name)), is, "{name}");
        }
        assert!(is_folder(OsStr::new(".git")) && is_folder(OsStr::new("__MACOSX")));
        assert!(!is_folder(OsStr::new(".x")) && !is_folder(OsStr::new("~y")));
    }
}
