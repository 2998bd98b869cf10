package bondgate.evidence.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command by which an officer checks a log away from the server that keeps it, with files and a
 * key that came by another way.
 */
public final class OfflineVerifier {
  static final int VERIFIED = 0;
  static final int NOT_VERIFIED = 1;
  static final int NOTHING_TO_VERIFY = 2;

  private static final String USAGE =
      """
      Is this leaf in the log?  OfflineVerifier leaf <leaf file> <receipt file> <key> [<witnesses>]
                                [--opening <file>]
      Did the log only grow?    OfflineVerifier grown <old checkpoint> <new checkpoint> <proof> <key>
      Is the whole log sound?   OfflineVerifier fetch <address of /evidence/zone> <folder>
                                OfflineVerifier log <folder> <key>
      Is this export whole?     OfflineVerifier export <zip> <key> [--devices <keys.tsv>]

      <key> is a verifier key, or a file with one: ask for it by another way than the receipt.
      <witnesses> are --witness <key>, once for each, and --needed <n>: how many of them must have
      cosigned; without it, all.
      --opening <file> says what sealed fields of the leaf hold. The file has the line
      "bondgate-openings/1" and then one line for each: salt in Base64, path, value as JSON, with a
      space between. A sealed field of a leaf is {"sha256":"<Base64>"}: the SHA-256 of the byte 02,
      the 16 bytes of the salt, and ["<path>",<value>] in UTF-8.
      <proof> has one Base64 hash in a line. Ends with 0: verified; 1: not; 2: nothing to verify.
      """;

  private final PrintStream out;

  OfflineVerifier(PrintStream out) {
    this.out = out;
  }

  /** Runs the command and ends the process with its answer. */
  public static void main(String[] arguments) {
    System.exit(new OfflineVerifier(System.out).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      if (!arguments.isEmpty() && arguments.get(0).equals("leaf")) {
        WitnessOptions options = WitnessOptions.parse(arguments);
        List<String> files = new ArrayList<>(options.others());
        List<Opening> openings = openings(files);
        if (files.size() == 4) {
          return leaf(
              Files.readAllBytes(Path.of(files.get(1))),
              Receipt.parse(Files.readString(Path.of(files.get(2)))),
              key(files.get(3)),
              options.cosigners(),
              openings);
        }
      }
      if (arguments.size() == 5 && arguments.get(0).equals("grown")) {
        return grown(
            SignedNote.parse(Files.readAllBytes(Path.of(arguments.get(1)))),
            SignedNote.parse(Files.readAllBytes(Path.of(arguments.get(2)))),
            hashes(Path.of(arguments.get(3))),
            key(arguments.get(4)));
      }
      if (arguments.size() == 3 && arguments.get(0).equals("fetch")) {
        return fetch(arguments.get(1), Path.of(arguments.get(2)));
      }
      if (arguments.size() == 3 && arguments.get(0).equals("log")) {
        LogFolder folder = new LogFolder(Path.of(arguments.get(1)));
        describe(folder.checkpoint());
        return say(folder.check(key(arguments.get(2))), "every entry, tile and the root");
      }
      if (ExportCheck.isAsked(arguments)) {
        return ExportCheck.run(out, arguments, key(arguments.get(2)));
      }
      out.print(USAGE);
      return NOTHING_TO_VERIFY;
    } catch (IOException e) {
      out.println("cannot read: " + e);
      return NOTHING_TO_VERIFY;
    } catch (MalformedProofException e) {
      out.println("cannot be checked: " + e.getMessage());
      return NOTHING_TO_VERIFY;
    }
  }

  private int fetch(String address, Path folder) throws IOException, MalformedProofException {
    HttpClient client = HttpClient.newHttpClient();
    new LogFolder(folder)
        .fetch(
            path -> {
              URI file = URI.create(address.replaceAll("/+$", "") + "/" + path);
              try {
                HttpResponse<byte[]> answer =
                    client.send(
                        HttpRequest.newBuilder(file).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                  throw new IOException(file + " answers " + answer.statusCode());
                }
                return answer.body();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
              }
            });
    out.println("fetched; check it with: log " + folder + " <key>");
    return VERIFIED;
  }

  /** What the option says, which it takes out of the arguments; none without it. */
  private static List<Opening> openings(List<String> arguments)
      throws IOException, MalformedProofException {
    int at = arguments.indexOf("--opening");
    if (at < 0) {
      return List.of();
    }
    arguments.remove(at);
    if (at == arguments.size()) {
      throw new MalformedProofException("expected a file after --opening; received none");
    }
    return Opening.parseFile(Files.readString(Path.of(arguments.remove(at))));
  }

  private int leaf(
      byte[] leaf, Receipt receipt, VerifierKey key, Cosigners cosigners, List<Opening> openings)
      throws MalformedProofException {
    ProofCheck check = receipt.check(leaf, key);
    out.println("leaf hash " + MerkleTree.leafHash(leaf).hex());
    out.println("index     " + receipt.index());
    describe(receipt.checkpoint());
    for (VerifierKey witness : cosigners.under(receipt.checkpoint())) {
      out.println("cosigned  " + witness.name());
    }
    if (check.holds()) {
      check = cosigners.check(receipt.checkpoint());
    }
    for (Opening opening : openings) {
      if (check.holds()) {
        check = opening.check(leaf);
      }
    }
    if (check.holds()) {
      openings.forEach(
          one -> out.println(one.path() + " = " + one.value() + ": belongs to this leaf"));
    }
    return say(check, "the leaf is in the log at this index");
  }

  private int grown(SignedNote earlier, SignedNote later, List<Hash> hashes, VerifierKey key)
      throws MalformedProofException {
    for (SignedNote note : List.of(earlier, later)) {
      describe(note);
      ProofCheck signature = note.check(key);
      if (!signature.holds()) {
        return say(signature, "");
      }
    }
    Checkpoint from = Checkpoint.parse(earlier.text());
    Checkpoint to = Checkpoint.parse(later.text());
    if (!from.origin().equals(key.name()) || !to.origin().equals(key.name())) {
      return say(
          new ProofCheck.Fails("the checkpoints are not of the log '" + key.name() + "'"), "");
    }
    return say(new ConsistencyProof(hashes).check(from.head(), to.head()), "the log only grew");
  }

  private void describe(SignedNote note) throws MalformedProofException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    out.println("log       " + checkpoint.origin());
    out.println("size      " + checkpoint.head().size());
    out.println("root      " + checkpoint.head().root().hex());
  }

  private int say(ProofCheck check, String verified) {
    if (check instanceof ProofCheck.Fails fails) {
      out.println("NOT VERIFIED: " + fails.why());
      return NOT_VERIFIED;
    }
    out.println("VERIFIED: " + verified);
    return VERIFIED;
  }

  /** A key given as its text or as a file with it. */
  static VerifierKey key(String textOrFile) throws IOException, MalformedProofException {
    Path file = Path.of(textOrFile);
    return VerifierKey.parse(
        Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : textOrFile);
  }

  private static List<Hash> hashes(Path file) throws IOException, MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      hashes.add(Hash.ofBase64(line));
    }
    return hashes;
  }
}
