//! Page: what a running page knows: the campaigns that were opened, what was sent, what is under way.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::Notify;

use super::guard::ENTRANCE;
use super::http::Sent;
use super::keys::Keys;
use super::lifetime::Lifetime;
use super::work::{Done, Task, Work};
use crate::desk::edit::Undo;
use crate::desk::page::PageFault;
use crate::desk::{
    Date, Desk, Disk, Kept, LibreOffice, Machine, Overlay, Places, Progress, RealDisk, SENT,
    Unwatched, Workers,
};
use crate::limits;

/// A running page.
pub(super) struct Page {
    /// Where it listens.
    pub port: u16,
    /// Who is let in.
    pub keys: Keys,
    /// How long it runs.
    pub lifetime: Lifetime,
    /// Wakes whoever waits for its end.
    pub asked_to_end: Notify,
    workers: Workers,
    today: fn() -> Date,
    /// What was read of the campaign that was looked at last.
    read: Kept,
    kept: Mutex<Changing>,
}

/// What changes while it runs.
#[derive(Default)]
struct Changing {
    /// The folders of the campaigns that were opened; an address names one by its place here.
    campaigns: Vec<PathBuf>,
    /// What was sent, by the campaign it was sent for.
    sent: BTreeMap<Option<usize>, Overlay<RealDisk>>,
    works: Vec<Arc<Work>>,
    threads: Vec<JoinHandle<()>>,
    /// How many pieces of work there were.
    begun: usize,
    /// What takes the latest changes of data back, with the campaign each is of and what it was; the latest last.
    undo: Vec<(usize, String, Undo)>,
}

/// The folders of a campaign.
pub(super) fn places(folder: &Path) -> Places {
    Places {
        data: folder.join("data"),
        templates: folder.join("templates"),
        out: folder.join("out"),
    }
}

impl Page {
    pub(super) fn new(port: u16, keys: Keys, workers: Workers, today: fn() -> Date) -> Self {
        Page {
            port,
            keys,
            lifetime: Lifetime::default(),
            asked_to_end: Notify::new(),
            workers,
            today,
            read: Kept::default(),
            kept: Mutex::default(),
        }
    }

    fn held(&self) -> MutexGuard<'_, Changing> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The address that lets a browser in, and where it leads from there.
    pub(super) fn entrance(&self, to: &str) -> String {
        let ticket = self.keys.ticket().unwrap_or_default();
        format!(
            "http://127.0.0.1:{}/{ENTRANCE}?khoa={ticket}&toi={}",
            self.port,
            super::http::encoded(to)
        )
    }

    /// Today.
    pub(super) fn today(&self) -> Date {
        (self.today)()
    }

    /// Opens a folder, if a campaign is in it; where it is then.
    pub(super) fn open_if_campaign(&self, folder: &Path) -> String {
        let is_campaign =
            RealDisk.look(&folder.join("data/plan.yaml")).is_ok_and(|there| there.is_some());
        match is_campaign {
            true => format!("/d/{}/", self.open(folder)),
            false => "/".to_owned(),
        }
    }

    /// Opens a folder; its number.
    pub(super) fn open(&self, folder: &Path) -> usize {
        let folder = RealDisk
            .real(folder)
            .or_else(|_| RealDisk.absolute(folder))
            .unwrap_or_else(|_| folder.to_path_buf());
        let mut kept = self.held();
        let there = kept.campaigns.iter().position(|other| *other == folder);
        there.unwrap_or_else(|| {
            kept.campaigns.push(folder);
            kept.campaigns.len() - 1
        })
    }

    /// The folder of a campaign that was opened.
    pub(super) fn campaign(&self, nth: usize) -> Option<PathBuf> {
        self.held().campaigns.get(nth).cloned()
    }

    /// The folders that were opened, with their numbers.
    pub(super) fn campaigns(&self) -> Vec<(usize, PathBuf)> {
        self.held().campaigns.iter().cloned().enumerate().collect()
    }

    /// Works at the desk of a campaign, or of none.
    pub(super) fn at_desk<R>(
        &self,
        campaign: Option<usize>,
        progress: &dyn Progress,
        work: impl FnOnce(&Desk<'_>, &Machine<'_>) -> R,
    ) -> R {
        self.with_disk(campaign, &self.sent(campaign), progress, work)
    }

    /// The same with nobody watching.
    pub(super) fn desk<R>(
        &self,
        campaign: Option<usize>,
        work: impl FnOnce(&Desk<'_>, &Machine<'_>) -> R,
    ) -> R {
        self.at_desk(campaign, &Unwatched, work)
    }

    /// Works at the desk with a folder in memory that is forgotten afterwards.
    pub(super) fn in_memory<R>(
        &self,
        campaign: Option<usize>,
        work: impl FnOnce(&Desk<'_>, &Machine<'_>) -> R,
    ) -> R {
        self.with_disk(campaign, &Overlay::new(RealDisk), &Unwatched, work)
    }

    fn with_disk<R>(
        &self,
        campaign: Option<usize>,
        disk: &Overlay<RealDisk>,
        progress: &dyn Progress,
        work: impl FnOnce(&Desk<'_>, &Machine<'_>) -> R,
    ) -> R {
        let office = LibreOffice::new(disk);
        let machine = Machine {
            disk,
            office: &office,
            workers: &self.workers,
            progress,
            today: self.today(),
        };
        // Without a campaign nothing of one is asked for; the office's own templates are in none.
        let folder = campaign.and_then(|nth| self.campaign(nth));
        let folder = folder.unwrap_or_else(|| Path::new(SENT).join("khong-co"));
        work(&Desk::new(machine, places(&folder)).keeping(&self.read), &machine)
    }

    /// What was sent for a campaign: a disk that has it.
    pub(super) fn sent(&self, campaign: Option<usize>) -> Overlay<RealDisk> {
        self.held().sent.entry(campaign).or_insert_with(|| Overlay::new(RealDisk)).clone()
    }

    /// Takes what was sent in place of what was sent before; the paths of the files.
    pub(super) fn take(&self, campaign: Option<usize>, files: Vec<Sent>) -> Vec<PathBuf> {
        let overlay = Overlay::new(RealDisk);
        let paths = files.into_iter().map(|file| overlay.put(&file.name, file.bytes)).collect();
        self.held().sent.insert(campaign, overlay);
        paths
    }

    /// Begins something, where nothing else is under way on the same folder; its number.
    ///
    /// # Errors
    /// What is under way.
    pub(super) fn begin(
        self: &Arc<Self>,
        campaign: Option<usize>,
        what: Task,
    ) -> Result<usize, PageFault> {
        let mut kept = self.held();
        let other =
            kept.works.iter().find(|work| work.campaign == campaign && work.outcome().is_none());
        if let Some(other) = other {
            return Err(PageFault::Busy { what: other.what.words().to_owned() });
        }
        let id = kept.begun;
        kept.begun += 1;
        let work = Arc::new(Work::new(id, campaign, what));
        if kept.works.len() == limits::page::WORKS {
            kept.works.remove(0);
        }
        kept.works.push(Arc::clone(&work));
        let page = Arc::clone(self);
        kept.threads.retain(|thread| !thread.is_finished());
        kept.threads.push(thread::spawn(move || page.run(&work)));
        Ok(id)
    }

    fn run(&self, work: &Work) {
        /// Says so where the work ends without an outcome.
        struct Ending<'w>(&'w Work);
        impl Drop for Ending<'_> {
            fn drop(&mut self) {
                self.0.end_with(Done::Broken);
            }
        }
        let ending = Ending(work);
        let done = self.at_desk(work.campaign, work, |desk, machine| {
            let done = match &work.what {
                Task::Build(request) => {
                    desk.build(request).map(|outcome| Done::Built(Box::new(outcome)))
                }
                Task::Collect(request) => desk.collect(request).map(Done::Collected),
                Task::Check(request) => desk.check(request).map(|outcome| {
                    let copies = [&request.mark, &request.fix];
                    let copies = copies.into_iter().flatten().flat_map(|folder| {
                        machine
                            .disk
                            .list(folder)
                            .unwrap_or_default()
                            .into_iter()
                            .map(|file| folder.join(file.name))
                    });
                    Done::Checked(outcome, copies.collect())
                }),
                Task::Import(folder, request) => {
                    Desk::new(*machine, places(folder)).import_plan(request).map(|outcome| {
                        let opened = outcome.written.then(|| self.open(folder));
                        Done::Imported(Box::new(outcome), opened)
                    })
                }
            };
            done.unwrap_or_else(Done::Refused)
        });
        ending.0.end_with(done);
    }

    /// Keeps what takes a change back.
    pub(super) fn keep_undo(&self, campaign: usize, what: String, undo: Undo) {
        let mut kept = self.held();
        if kept.undo.len() == limits::page::WORKS {
            kept.undo.remove(0);
        }
        kept.undo.push((campaign, what, undo));
    }

    /// What the latest change of a campaign was.
    pub(super) fn latest_change(&self, campaign: usize) -> Option<String> {
        let kept = self.held();
        kept.undo.iter().rfind(|(of, ..)| *of == campaign).map(|(_, what, _)| what.clone())
    }

    /// Takes what takes the latest change of a campaign back.
    pub(super) fn take_undo(&self, campaign: usize) -> Option<(String, Undo)> {
        let mut kept = self.held();
        let nth = kept.undo.iter().rposition(|(of, ..)| *of == campaign)?;
        let (_, what, undo) = kept.undo.remove(nth);
        Some((what, undo))
    }

    /// Something that was begun.
    pub(super) fn work(&self, id: usize) -> Option<Arc<Work>> {
        self.held().works.iter().find(|work| work.id == id).cloned()
    }

    /// The latest work of a campaign.
    pub(super) fn latest(&self, campaign: Option<usize>) -> Option<Arc<Work>> {
        self.held().works.iter().rfind(|work| work.campaign == campaign).cloned()
    }

    /// Whether something is under way.
    pub(super) fn is_busy(&self) -> bool {
        self.held().works.iter().any(|work| work.outcome().is_none())
    }

    /// Stops what is under way and waits until it has put away what it holds.
    pub(super) fn finish(&self) {
        let (works, threads) = {
            let mut kept = self.held();
            (kept.works.clone(), std::mem::take(&mut kept.threads))
        };
        works.iter().for_each(|work| work.stop());
        for thread in threads {
            while !thread.is_finished() {
                thread::sleep(Duration::from_millis(20));
            }
        }
    }
}
