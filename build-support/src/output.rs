//! The only writer: writes what changed, keeps the time of what did not, removes what it wrote before and does not any more.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Kind};

/// The folder of our own below `OUT_DIR`.
pub(crate) const OWN: &str = "keelback";

/// The list of everything that was written, kept for the next run; one absolute path a line. The first line is `OUT_DIR`: in a target
/// folder that was copied, the list names files of the one that it was copied from.
const RECORD: &str = "written.txt";

/// What one run writes.
#[derive(Debug)]
pub(crate) struct Output {
    out_dir: PathBuf,
    before: Vec<PathBuf>,
    now: Vec<PathBuf>,
}

impl Output {
    /// Starts with the record of the run before, if there was one.
    pub(crate) fn open(out_dir: &Path) -> Output {
        let record = fs::read_to_string(out_dir.join(OWN).join(RECORD)).unwrap_or_default();
        let mut lines = record.lines().map(PathBuf::from);
        let is_own = lines.next().is_some_and(|place| place == out_dir);
        let before = if is_own { lines.collect() } else { Vec::new() };
        Output { out_dir: out_dir.to_owned(), before, now: Vec::new() }
    }

    /// A path in the folder of our own.
    pub(crate) fn own(&self, name: impl AsRef<Path>) -> PathBuf {
        self.out_dir.join(OWN).join(name)
    }

    /// A path in `OUT_DIR` itself, where packers look for files.
    pub(crate) fn top(&self, name: impl AsRef<Path>) -> PathBuf {
        self.out_dir.join(name)
    }

    /// Writes a file, unless it has this text already.
    pub(crate) fn write(&mut self, path: &Path, text: &[u8]) -> Result<(), Error> {
        self.now.push(path.to_owned());
        // Through a link, the text would end up in another file.
        let is_file = path.symlink_metadata().is_ok_and(|meta| meta.is_file());
        if is_file && fs::read(path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        self.make_room(path)?;
        #[expect(clippy::disallowed_methods, reason = "the one writer")]
        fs::write(path, text).map_err(|cause| failed("write", path, cause))
    }

    /// Makes a link at `path` to `target`, unless it is there. A file that a system without links must copy is copied.
    pub(crate) fn link(&mut self, path: &Path, target: &Path) -> Result<(), Error> {
        self.now.push(path.to_owned());
        if fs::read_link(path).is_ok_and(|old| old == target) {
            return Ok(());
        }
        self.make_room(path)?;
        symlink(target, path).map_err(|cause| failed("link", path, cause))
    }

    /// Copies a file, if it is newer than its copy.
    pub(crate) fn copy(&mut self, path: &Path, from: &Path) -> Result<(), Error> {
        self.now.push(path.to_owned());
        let time = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
        if time(path) >= time(from) && path.exists() {
            return Ok(());
        }
        self.make_room(path)?;
        #[expect(clippy::disallowed_methods, reason = "the one writer")]
        let copied = fs::copy(from, path);
        copied.map(drop).map_err(|cause| failed("copy", path, cause))
    }

    /// Keeps what a run before wrote: this run has nothing to say about it.
    pub(crate) fn keep_all(&mut self) {
        self.now.extend_from_slice(&self.before);
    }

    /// Removes what is stale, and writes the record.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        let record = self.own(RECORD);
        for path in self.before.iter().filter(|path| !self.now.contains(path)) {
            // It may be gone, or out of reach by now; the record forgets it in either case.
            remove(path);
            if let Some(dir) = path.parent() {
                // Only removes a folder that is empty.
                let _ = fs::remove_dir(dir);
            }
        }
        self.now.sort();
        self.now.dedup();
        let lines = std::iter::once(&self.out_dir).chain(&self.now);
        let lines: Vec<_> = lines.map(|path| format!("{}\n", path.display())).collect();
        self.write(&record, lines.concat().as_bytes())
    }

    /// The folder above, and nothing at the path itself.
    fn make_room(&self, path: &Path) -> Result<(), Error> {
        if let Some(dir) = path.parent() {
            #[expect(clippy::disallowed_methods, reason = "the one writer")]
            fs::create_dir_all(dir).map_err(|cause| failed("make the folder", dir, cause))?;
        }
        remove(path);
        Ok(())
    }
}

fn remove(path: &Path) {
    if path.symlink_metadata().is_ok_and(|meta| !meta.is_dir()) {
        // What cannot be removed cannot be written either, and that is reported.
        #[expect(clippy::disallowed_methods, reason = "the one writer")]
        let _ = fs::remove_file(path);
    }
}

fn failed(doing: &'static str, path: &Path, cause: io::Error) -> Error {
    Kind::File { doing, path: path.to_owned(), cause }.into()
}

#[cfg(unix)]
fn symlink(target: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

/// Links need a right there that few have.
#[cfg(not(unix))]
fn symlink(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("keelback-out-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        dir
    }

    #[test]
    fn what_a_run_does_not_write_again_is_removed() {
        let dir = folder("stale");
        let mut first = Output::open(&dir);
        let (kept, gone) = (first.own("lib.rs"), first.top("old/__init__.pyi"));
        let module = first.top("python/old.so");
        first.write(&kept, b"1").unwrap();
        first.write(&gone, b"2").unwrap();
        first.link(&module, Path::new("../libold.so")).unwrap();
        first.finish().unwrap();
        let time = kept.metadata().unwrap().modified().unwrap();

        let mut second = Output::open(&dir);
        second.keep_all();
        second.finish().unwrap();
        assert!(gone.exists() && module.symlink_metadata().is_ok());

        let mut third = Output::open(&dir);
        third.write(&kept, b"1").unwrap();
        third.finish().unwrap();
        assert_eq!(kept.metadata().unwrap().modified().unwrap(), time);
        assert!(!dir.join("old").exists() && module.symlink_metadata().is_err());
    }

    #[test]
    fn a_copied_record_removes_nothing_where_it_came_from() {
        let (dir, copy) = (folder("copied"), folder("copy"));
        let mut first = Output::open(&dir);
        let module = first.top("python/module.pyi");
        first.write(&module, b"1").unwrap();
        let record = first.own(RECORD);
        first.finish().unwrap();

        let mut second = Output::open(&copy);
        let lines = fs::read(record).unwrap();
        second.write(&second.own(RECORD), &lines).unwrap();
        Output::open(&copy).finish().unwrap();
        assert!(module.exists());
    }

    #[test]
    fn a_link_is_replaced_and_not_written_through() {
        let dir = folder("through");
        let mut output = Output::open(&dir);
        let (library, path) = (output.top("library"), output.top("python/m.py"));
        output.write(&library, b"library").unwrap();
        output.link(&path, Path::new("../library")).unwrap();
        output.write(&path, b"text").unwrap();
        assert_eq!(fs::read(&library).unwrap(), b"library");
        assert_eq!(fs::read(&path).unwrap(), b"text");
    }
}
