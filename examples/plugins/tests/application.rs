//! The application, used as a person would.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

struct Session {
    folder: PathBuf,
}

impl Session {
    /// A copy of the plugins, to be changed.
    fn new(name: &str) -> Session {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let plugins = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("plugins");
        for entry in fs::read_dir(plugins).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
            }
        }
        Session { folder }
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.folder.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// Starts the application, gives it the commands one by one, and changes files in between. Answers with stdout and
    /// stderr.
    fn run(&self, commands: &[(&str, &dyn Fn())]) -> (String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_textpipe"))
            .arg(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        for (command, change) in commands {
            // What was said before shows that the command before is done.
            writeln!(stdin, "{command}\nlist").unwrap();
            let mut line = String::new();
            while !line.contains("shout") {
                line.clear();
                assert!(std::io::BufRead::read_line(&mut stdout, &mut line).unwrap() > 0, "{said}");
                said.push_str(&line);
            }
            change();
        }
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{stderr}");
        (said, stderr)
    }
}

const NOTHING: &dyn Fn() = &|| ();

#[test]
fn plugins_are_discovered_and_called() {
    let session = Session::new("discovered");
    let file = session.write("file.txt", "hello\nworld!\n");
    let (said, errors) = session.run(&[(&format!("run {file}"), NOTHING)]);
    assert_eq!(
        said,
        "hello\nWORLD!\n  - 2 words\n  - the longest: hello\nshout, statistics_of_words\n"
    );
    assert_eq!(errors, "");
}

#[test]
fn a_plugin_that_fails_is_shown_with_its_lines_and_the_others_go_on() {
    let session = Session::new("fails");
    let file = session.write("file.txt", "one!\n");
    session.write("broken.py", "def transform(document):\n    document.text = 1 / 0\n");
    session.write("unreadable.py", "def transform(document:\n");
    let (said, errors) = session.run(&[(&format!("run {file}"), NOTHING)]);
    assert!(said.starts_with("ONE!\n  - 1 words\n"), "{said}");
    assert!(said.ends_with("broken, shout, statistics_of_words\n"), "{said}");
    assert!(errors.contains("unreadable.py\", line 1"), "{errors}");
    assert!(errors.contains("SyntaxError"), "{errors}");
    let traceback = errors.split("Traceback").last().unwrap();
    assert!(traceback.contains("broken.py\", line 2, in transform"), "{errors}");
    assert!(traceback.contains("ZeroDivisionError: division by zero"), "{errors}");
}

#[test]
fn plugins_are_reloaded() {
    let session = Session::new("reloaded");
    let file = session.write("file.txt", "text\n");
    let path = session.write("added.py", "def transform(document): document.note('first')\n");
    let run = format!("run {file}");
    let change = || {
        // Longer, so that its size tells even where the clock does not.
        fs::write(&path, "def transform(document): document.note('the second version')\n").unwrap();
        session.write("later.py", "def transform(document): document.note('later')\n");
    };
    let spoil = || fs::write(&path, "raise RuntimeError('spoilt')\n").unwrap();
    let (said, errors) = session.run(&[
        (&run, &change),
        ("reload", NOTHING),
        (&run, &spoil),
        ("reload", NOTHING),
        (&run, NOTHING),
    ]);
    let notes: Vec<_> = said
        .lines()
        .filter(|line| {
            line.starts_with("  - ") && !line.contains("word") && !line.contains("longest")
        })
        .collect();
    let second = "  - the second version";
    assert_eq!(notes, ["  - first", second, "  - later", second, "  - later"], "{said}");
    assert!(errors.contains("RuntimeError: spoilt"), "{errors}");
}

#[test]
fn what_is_wrong_with_a_command_or_a_folder_is_said() {
    let session = Session::new("wrong");
    let (said, _) = session.run(&[("jump", NOTHING), ("run /no/such/file", NOTHING)]);
    assert!(said.contains("no such command: jump"), "{said}");
    assert!(said.contains("/no/such/file: No such file"), "{said}");
    let output =
        Command::new(env!("CARGO_BIN_EXE_textpipe")).arg("/no/such/folder").output().unwrap();
    assert!(!output.status.success());
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with("textpipe: No such file"), "{stderr}");
}
