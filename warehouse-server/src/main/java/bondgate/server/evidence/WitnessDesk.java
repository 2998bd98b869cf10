package bondgate.server.evidence;

import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.SignedNote.NoteSignature;
import bondgate.evidence.proof.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/** The talk with one witness (C2SP tlog-witness), and what it is known to have cosigned. */
final class WitnessDesk {
  private static final int MOST_SHOWN = 300;
  private static final int ROUNDS_TO_REST = 10;

  private final WitnessAddress address;
  private final HttpClient http;
  private final Duration patience;
  // By zone; what is not here is asked for with an old size of 0.
  private final Map<String, Long> known = new ConcurrentHashMap<>();
  // Both are owned by the round: one at a time, and it waits for each desk.
  private int roundsToRest;
  private WitnessAnswer.Away late = new WitnessAnswer.Away("not asked yet");

  WitnessDesk(WitnessAddress address, HttpClient http, Duration patience) {
    this.address = address;
    this.http = http;
    this.patience = patience;
  }

  VerifierKey key() {
    return address.key();
  }

  /**
   * Asks for a cosignature; waits at most twice the patience. A witness that did not answer in time
   * is left alone for some rounds, so that it does not slow down the others.
   *
   * @param size of the checkpoint
   * @param proofs from a smaller size, above 0, to that of the checkpoint
   */
  WitnessAnswer ask(
      String zone, SignedNote note, long size, LongFunction<ConsistencyProof> proofs) {
    if (roundsToRest > 0) {
      roundsToRest--;
      return late;
    }
    WitnessAnswer answer = ask(known.getOrDefault(zone, 0L), note, size, proofs);
    if (answer instanceof WitnessAnswer.KnowsSize first && first.size() <= size) {
      answer = ask(first.size(), note, size, proofs);
      if (answer.equals(first)) {
        answer =
            new WitnessAnswer.Refuses(
                "409 for %d entries, asked from the very size it says it has".formatted(size));
      }
    }
    if (answer instanceof WitnessAnswer.Cosigned) {
      known.put(zone, size);
    } else {
      known.remove(zone);
    }
    return answer;
  }

  private WitnessAnswer ask(
      long from, SignedNote note, long size, LongFunction<ConsistencyProof> proofs) {
    StringBuilder body = new StringBuilder("old ").append(from).append('\n');
    if (from > 0 && from < size) {
      for (Hash hash : proofs.apply(from).hashes()) {
        body.append(hash.base64()).append('\n');
      }
    }
    body.append('\n').append(note.note());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.url() + "/add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return read(response.get(patience.toMillis(), TimeUnit.MILLISECONDS), note);
    } catch (TimeoutException e) {
      response.cancel(true);
      roundsToRest = ROUNDS_TO_REST;
      late = new WitnessAnswer.Away("no answer within " + patience);
      return late;
    } catch (ExecutionException e) {
      return new WitnessAnswer.Away(
          e.getCause() instanceof IOException io ? io.toString() : e.toString());
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      return new WitnessAnswer.Away("the server stops");
    }
  }

  private WitnessAnswer read(HttpResponse<String> response, SignedNote note) {
    String said = response.body().strip();
    String shown = said.substring(0, Math.min(said.length(), MOST_SHOWN));
    boolean size =
        response.headers().firstValue("Content-Type").orElse("").equals("text/x.tlog.size");
    return switch (response.statusCode()) {
      case 200 -> cosignature(said, note);
      case 409 -> size ? knownSize(said) : new WitnessAnswer.Refuses("409, " + shown);
      case 422 -> new WitnessAnswer.Refuses("422, " + shown);
      default -> new WitnessAnswer.Away(response.statusCode() + ", " + shown);
    };
  }

  private static WitnessAnswer knownSize(String said) {
    return said.matches("0|[1-9][0-9]{0,17}")
        ? new WitnessAnswer.KnowsSize(Long.parseLong(said))
        : new WitnessAnswer.Away("409 without a size");
  }

  // Signatures of other keys are ignored, as the specification says.
  private WitnessAnswer cosignature(String said, SignedNote note) {
    try {
      for (String line : said.split("\n", -1)) {
        NoteSignature signature = SignedNote.signature(line);
        SignedNote alone = new SignedNote(note.text(), List.of(signature));
        if (alone.check(address.key()) instanceof ProofCheck.Holds) {
          return new WitnessAnswer.Cosigned(signature);
        }
      }
      return new WitnessAnswer.Away("200 without a cosignature that holds by its key");
    } catch (MalformedProofException e) {
      return new WitnessAnswer.Away("200 with " + e.getMessage());
    }
  }
}
