### The network between learner and server, curl, and the way through time.

pasted-request = The pasted request stands here now. Enter sends it.
curl-no-url = Line { $line }, column { $column }: this curl command names no URL. Add one, such as http://127.0.0.1/users/1.
curl-quote = Line { $line }, column { $column }: the quotation mark that opens here is never closed. Was the command copied to its end?
curl-shell = Line { $line }, column { $column }: only a shell knows what stands here. Put the text itself in place of it.
curl-option = Line { $line }, column { $column }: { $name } does not help here. Leave it out and paste the command again.
curl-value = Line { $line }, column { $column }: after { $name } something is missing.
curl-file = Line { $line }, column { $column }: this would send the file { $name }. Put its text itself after -d.
curl-many-urls = Line { $line }, column { $column }: this command sends to more than one URL. Paste it with one.
curl-scheme = Line { $line }, column { $column }: this URL is not for HTTP. Begin it with http://.
curl-header = Line { $line }, column { $column }: a header after -H looks like this: 'Name: value'.
curl-no-request = Line { $line }, column { $column }: what curl would send here is no HTTP request. Look at the method, the URL and the headers.

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
branch-kept = What lies ahead is kept as another branch. Esc sends nothing.
    .aloud = What lies ahead is kept as another branch. Enter sends, anything else sends nothing.
