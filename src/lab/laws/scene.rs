//! What a scene has in store: weather of its own, and a second client.

use super::*;

const SCENE: &str = r#"
    collection = [{ path = "/users", accepts = "json" }]
    resource = [{ target = "/users/1", type = "application/json", body = '{"id": 1, "name": "John"}' }]
    [link]
    faults = ["response-lost", "request-lost"]
    one-in = 2
    seed = 1
    retry = "idempotent-only"
    [[peer]]
    after = 2
    method = "PUT"
    target = "/users/1"
    type = "application/json"
    body = '{"id": 1, "name": "Rupa"}'
    header = ["X-From: Rupa"]
    [[peer]]
    method = "DELETE"
    target = "/users/1"
"#;

#[test]
fn a_scene_has_its_own_weather_and_its_second_client() {
    let scene: Arc<Scene> = Arc::new(toml::from_str(SCENE).unwrap());
    assert_eq!(scene.check(), []);
    let mut lab = Lab::new(scene);
    run(&mut lab, &["GET /users", "GET /users/1", "peer", "peer", "again"]);
    let origins: Vec<Origin> = lab.line().map(|exchange| exchange.origin).collect();
    assert_eq!(origins, [Origin::Form, Origin::Form, Origin::Peer, Origin::Peer, Origin::Peer, Origin::Form]);
    let mut early = Lab::new(lab.scene().clone());
    run(&mut early, &["GET /users", "GET /users/1", "look wire"]);
    assert_eq!(early.shown().map(|shown| shown.number), Some(2), "the learner's own answer");
    run(&mut early, &["peer"]);
    assert_eq!(early.shown().map(|shown| shown.number), Some(4), "what was asked for");
    run(&mut early, &["back 1"]);
    assert_eq!(early.shown().map(|shown| shown.number), Some(3));
    let lines = lab.script();
    assert_eq!(
        lines,
        ["GET /users", "GET /users/1", "peer", "peer", "again"],
        "what follows from the scene is not written"
    );
    let by = |number: usize| lab.history().exchange(number).unwrap();
    assert_eq!((by(3).method(), by(4).method(), by(5).method()), (Some("PUT"), Some("DELETE"), Some("PUT")));
    assert_eq!(by(6).sent().request().unwrap().uri(), "/users/1", "again is the learner's own");
    let mut weather = Lab::new(lab.scene().clone());
    run(&mut weather, &["GET /users"; 40]);
    let hit = weather.line().filter(|exchange| exchange.fault() != Fault::None).count();
    assert!((10..30).contains(&hit), "{hit} of 40");
    assert!(weather.line().any(|exchange| exchange.fault() == Fault::RequestLost));
    assert!(
        weather
            .line()
            .filter(|exchange| exchange.origin != Origin::Peer)
            .all(|exchange| exchange.heard().is_some())
    );
}

#[test]
fn the_second_client_changes_what_the_learner_addressed() {
    let acts = |lines: &[&str]| {
        let mut lab = lab();
        run(&mut lab, lines);
        run(&mut lab, &["peer"]);
        let last = lab.last().unwrap();
        let sent = last.sent();
        let request = sent.request().unwrap();
        (
            format!("{} {}", request.method(), request.uri()),
            String::from_utf8_lossy(request.body()).into_owned(),
        )
    };
    let put = |name: &str| ("PUT /users/7".to_owned(), format!("{{\"id\":7,\"name\":\"{name}\"}}"));
    assert_eq!(acts(&[PUT]), put("Rupa"));
    assert_eq!(acts(&[PUT, "peer"]), put("Karim"), "each time another change");
    assert_eq!(acts(&["lose answer", PUT]), put("Rupa"));
    assert_eq!(acts(&[POST]).0, "PUT /users/1", "what was made, not where it was posted");
    assert_eq!(acts(&["lose answer", POST]).0, "PUT /users/1");
    assert_eq!(acts(&[PUT, DELETE]), ("PUT /users/7".to_owned(), "{\"name\":\"Rupa\"}".to_owned()));
    assert_eq!(acts(&[PUT, "GET /users"]).0, "PUT /users/7");
    assert_eq!(acts(&[]), ("POST /users".to_owned(), "{\"name\":\"Rupa\"}".to_owned()));
    assert!(Lab::new(Arc::default()).peer_acts().is_none(), "there is nothing to change");
}
