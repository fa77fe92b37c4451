#[test]
fn explore() {
    let keys = std::env::var("KEYS").unwrap();
    let (c, r) = (std::env::var("COLS").unwrap().parse().unwrap(), std::env::var("ROWS").unwrap().parse().unwrap());
    let mut desk = crate::desk::Desk::new(crate::ways::IN_WORDS, (c, r));
    desk.draw();
    for part in keys.split('|') {
        desk.play(part);
        let sight = desk.sight();
        eprintln!("--- {part} {} bytes", desk.frame.len());
        for y in 0..sight.rows.len() {
            eprintln!("{}", sight.text(y));
        }
    }
}
