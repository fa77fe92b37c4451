### The network between learner and server, curl, and the way through time.

pasted-request = The pasted request is here now. Enter sends it.
curl-no-url = Line { $line }, character { $column }: this curl command names no URL. Add one, as in: http://127.0.0.1/users/1
curl-quote = Line { $line }, character { $column }: the quotation mark that opens here is never closed. Was the command copied to its end?
curl-shell = Line { $line }, character { $column }: only a shell knows what stands here. Put the text itself in place of it.
curl-option = Line { $line }, character { $column }: { $name } has no use here. Leave it out and paste the command again.
curl-value = Line { $line }, character { $column }: after { $name } something is missing.
curl-file = Line { $line }, character { $column }: this would send the file { $name }. Put its text itself after -d.
curl-many-urls = Line { $line }, character { $column }: this command sends to more than one URL. Paste it with only one.
curl-scheme = Line { $line }, character { $column }: this URL is not for HTTP. Begin it with http://.
curl-header = Line { $line }, character { $column }: a header after -H looks like this: 'Name: value'.
curl-no-request = Line { $line }, character { $column }: what curl would send here is no HTTP request. Look at the method, the URL and the headers.

key-branch = from here
title-branch = send from the past
branch-ask = You are looking at the past, after request #{ $here }. { $ahead ->
    [one] One later request lies
   *[other] { $ahead } later requests lie
  } ahead. Send now and go on from here?
    .aloud = You are in the past, after request { $here }. { $ahead ->
        [one] One later request lies
       *[other] { $ahead } later requests lie
    } ahead. Send now and go on from here?
branch-from-start = You are looking at the very beginning. { $ahead ->
    [one] One request lies
   *[other] { $ahead } requests lie
  } ahead. Send now and go on from here?
    .aloud = You are at the very beginning. { $ahead ->
        [one] One request lies
       *[other] { $ahead } requests lie
    } ahead. Send now and go on from here?
branch-kept = What lies ahead is not lost: the history keeps it as another branch. Esc sends nothing.
    .aloud = What lies ahead is not lost: the history keeps it as another branch. Enter sends, anything else sends nothing.

## F7: what happens to the next request

do-network = the network: what happens to the next request
key-network = network
key-arm = choose
key-policy = client
title-network = the network
title-journey = the journey of the message
network-ask = What should happen to the next request?
network-policy = If no answer comes, the client
next-fault = next:
fault-none = all arrives as it should
fault-request-lost = the request is lost
fault-response-lost = the response is lost
fault-duplicated = the request arrives twice
fault-delayed-copy = a copy of it arrives late
fault-overtaken = a later one overtakes it
fault-crash-before = a crash before the write
fault-crash-after = a crash after the write
fault-crash-between = a crash in mid-write
fault-slow = the client gives up early
fault-unavailable = { $code }: the server is busy
    .aloud = { $code }, the server is busy
fault-gateway = { $code } or { $other } from a gateway
fault-too-many = { $code }: too many requests
    .aloud = { $code }, too many requests
fault-cut-off = the request is cut off
fault-request-timeout = { $code }: the request is slow
    .aloud = { $code }, the request is slow
fault-closed = an idle connection closes
fault-keys-lost = response and keys lost
fault-neighbour = somebody else is quicker
about-none = The plain network: nothing is lost, nothing comes twice.
about-request-lost = The server never hears of it. The client hears nothing.
about-response-lost = The server does it. The client hears nothing, as if it had never arrived.
about-duplicated = The network delivers two copies; the client reads one answer.
about-delayed-copy = It arrives and is answered. A copy of it wanders about and arrives once more, after your next request.
about-overtaken = You send two requests; the second arrives first.
about-crash-before = The server falls over with the request in its hand: nothing was written.
about-crash-after = The server has written it and falls over before it can say so.
about-crash-between = The item is written, but not the list it belongs to, nor the key by which to know the request again.
about-slow = The client gives up while the server is still at work; the server finishes all the same.
about-unavailable = Nothing was done, and Retry-After says when to try again.
about-gateway = A gateway answers, a machine in between. It does not know what the server did.
about-too-many = Nothing was done: the server asks you to slow down.
about-cut-off = Half a request is no request: the server must not act on it.
about-request-timeout = The server waited for the whole request in vain and did nothing.
about-closed = The connection was open and unused. It closes while the request is under way.
about-keys-lost = The server did it. Before you try again it forgets its idempotency keys, by which it knows a request.
about-neighbour = Somebody else's request with the same content arrives a moment before yours.
retry-never = never tries again
retry-idempotent-only = tries again if the method is idempotent
retry-always = always tries again
retry-same-key = tries again with the same Idempotency-Key
retry-new-key = tries again with a new key each time
about-idempotent = Idempotent: sent once or often, the effect is the same.
about-key = By a key the server knows a request that comes again.

## The journey of a message: you, the wire, the server

do-journey = this message's journey, step by step
key-journey = journey
key-pause = pause
key-play = play
key-steps = steps
key-to-end = to the end
side-you = you
    .aloud = your client
side-peer = the other client
side-wire = on the way
side-server = the server
event-sends-again = attempt { $n }
event-copy = a copy of it
event-request-lost = the request is lost
event-duplicated = two copies now
event-held-back = held up
event-cut-off = the connection breaks
event-connection-closed = the connection closes
event-arrives = arrives
event-arrives-late = the copy of #{ $n } arrives
    .aloud = the copy of request { $n } arrives
event-begins = begins to work …
event-made = { $target } is new
event-replaced = { $target } replaced
event-unchanged = { $target } as it was
event-removed = { $target } gone
event-done = carried out
event-half = only half written: the item, not its list
event-read = reads, changes nothing
event-replayed = knows this key: the first answer again, nothing done
event-refused = refused, nothing done
event-incomplete = never got all of it, did nothing
event-crashes = crashes
event-restarts = is up again
event-forgets-keys = has forgotten its keys
event-neighbour = somebody else: { $line } → { $status }
    .aloud = somebody else sends { $line }, answered { $status }
event-gateway = a gateway answers { $status }
event-answers = answers { $status }
event-response-lost = the response is lost
event-hears = { $status } arrives
event-hears-late = { $status } arrives, for #{ $n }
    .aloud = { $status } arrives, for request { $n }
event-not-waited-for = { $status } arrives; nobody waits for it
event-timeout = no answer; waited long enough
event-closed = no answer; the connection is closed
event-not-yet = does not wait for the answer
    .aloud = does not wait for the answer
event-waits = waits { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
  }
event-waits-told = waits { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
  }, as Retry-After says
event-retries-idempotent = again: the method is idempotent
    .aloud = sends again: the method is idempotent
event-retries-not-applied = again: the answer says that nothing was done
    .aloud = sends again: the answer says that nothing was done
event-retries-same-key = again, with the same key
    .aloud = sends again, with the same key
event-retries-always = again, whatever it was
    .aloud = sends again, whatever it was
event-retries-new-key = again, with a new key
    .aloud = sends again, with a new key
event-stops-never = does not try again
    .aloud = does not try again
event-stops-not-idempotent = does not try again: it may have been done, and sending it again could do it twice (not idempotent)
    .aloud = does not try again: it may have been done, and sending it again could do it twice. The method is not idempotent
event-stops-failed-retry = does not try again: one retry is enough
    .aloud = does not try again: one retry is enough
event-stops-enough = gives up
    .aloud = gives up
knows = What you know
knows-peer = What the other client knows
knows-nothing-yet = The answer has not come yet.
knows-no-answer = No answer. It may have been done, or not: from here nobody can tell.
truth = What really happened
truth-read = It was only read: nothing changes.
truth-nothing = Nothing was carried out.
truth-done = { $n ->
    [one] Carried out once.
    [2] Carried out twice.
   *[other] Carried out { $n } times.
  }
truth-copy = A copy of #{ $n } was carried out too.
    .aloud = A copy of request { $n } was carried out too.
truth-copy-last = Then a copy of #{ $n } was carried out: what is there now is what #{ $n } said.
    .aloud = Then a copy of request { $n } was carried out: what is there now is what request { $n } said.
truth-neighbour = Somebody else's request was carried out too.
truth-of-attempts = Sent { $n ->
    [one] once.
    [2] twice.
   *[other] { $n } times.
  }

## All steps, on every branch

do-history = all steps so far, and what each changed
key-go-there = go there
history-start = the start: nothing sent yet
# $times (number) how often it was sent, 2 at least
way-sent = sent { $times ->
    [one] once
    [2] twice
   *[other] { $times } times
  }
way-request-lost = request lost
way-response-lost = response lost
history-curl = from curl
history-pasted = pasted
history-peer = from the other client
history-from = goes on from #{ $n }

## The second client

do-peer = the other client does something
peer-acted = The other client has just sent { $line }.
peer-idle = The other client has nothing to do: there is no resource yet that it could change.
# $n (number) the request of the other client
lost-update = This overwrote what the other client wrote in #{ $n }, unread: a lost update. With If-Match it would be refused.
    .aloud = This overwrote what the other client wrote in request { $n }, unread: a lost update. With If-Match it would be refused.

## The proof

proof-state = state mark { $state }
proof-differences = What is different after { $times } times, compared with once
    .aloud = After { $times } times, compared with once:
proof-waited = { $code }: the server did nothing and asked to wait. So the request was sent again later, and the two count as one.
proof-nothing = The server carried out none of this, so it says nothing about sending it again. Put the request right first.
proof-broken = { $method } promises that sending it again does no more than sending it once. This server does not keep the promise.
proof-idempotent = Same effect: that is what idempotent means. The responses may differ.
proof-safe = { $method } is safe: it only reads. So it is idempotent too, however often it is sent.
proof-each-own = Each one had an effect of its own: { $method } promises nothing else.
proof-same-by-itself = Same effect this time. { $method } does not promise it: this request, on this server, is what makes it so.

## Curl, and the servers of the sandbox

do-curl = this request as a curl command, copied
key-curl = curl
title-curl = the request as a curl command
curl-copied = The curl command is copied, if this terminal allows it.
curl-paste-it = Paste it into a second window: this screen will answer it.
curl-nobody-listens = This only shows the form: nothing listens yet. { $key } opens this server to other windows, and the command gets its port.
curl-not-a-request = This is no HTTP request yet, so there is no curl command for it.
do-scenes = another server for the sandbox
scene-here = here now
scene-one-user = the usual server, with one user
scene-no-users = the usual server, with nobody in it
scene-async = says “accepted” and does it later
scene-busy = is busy at first
scene-counting = an odd server: prove a PUT here
    .aloud = an odd one. Prove a PUT here
scene-lenient-if-match = takes the same PUT again, though its If-Match no longer holds
scene-normalising = changes what it is given before it keeps it
scene-not-acceptable = gives only the media type asked for, such as JSON
scene-require-preconditions = lets nobody overwrite blindly
scene-tombstones = remembers what was deleted
