package bondgate.evidence.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Checks an export of the fence log away from the server: that its server signed it, that every
 * leaf is in the log under the one checkpoint, that every device's chain and signatures hold, that
 * no record of a claimed range is missing, and that every line of {@code events.csv} says what its
 * leaf says.
 */
final class ExportCheck {
  private static final String FORMAT = "bondgate-export/1";
  private static final String BATCH_COLUMNS =
      "zone\tdevice\tepoch\tfirst\tlast\tprevious\tkey_id\tsignature" + "\tcheckpoint_sha256";
  private static final String RANGE_COLUMNS = "device\tepoch\tfirst\tlast";
  private static final String KEY_COLUMNS = "device\tkey_id\tpublic_key";

  private final Report report;
  private final VerifierKey key;
  private final Cosigners cosigners;
  private final Path otherKeys;
  private Map<String, String> inManifest = Map.of();
  private TreeHead head;
  private ExportRecords records;

  /**
   * A check with that key of the log.
   *
   * @param cosigners who must have cosigned the checkpoint
   * @param otherKeys device keys that came by another way, or null to take those in the file
   */
  ExportCheck(Report report, VerifierKey key, Cosigners cosigners, Path otherKeys) {
    this.report = report;
    this.key = key;
    this.cosigners = cosigners;
    this.otherKeys = otherKeys;
  }

  /** Runs {@code export <zip> <key> [<witnesses>] [--devices <keys.tsv>]}. */
  static int run(Report report, WitnessOptions options, VerifierKey key) throws IOException {
    List<String> arguments = options.others();
    Path devices = arguments.size() == 5 ? Path.of(arguments.get(4)) : null;
    return report.verdict(
        new ExportCheck(report, key, options.cosigners(), devices).check(Path.of(arguments.get(1))),
        "every leaf, chain, signature and line of this export",
        "此导出的每条记录、记录链、签名与清单行");
  }

  /** Whether those arguments ask for this check. */
  static boolean isAsked(List<String> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0).equals("export")
        && (arguments.size() == 3
            || (arguments.size() == 5 && arguments.get(3).equals("--devices")));
  }

  /**
   * The first fault, or that there is none.
   *
   * @throws IOException if a file is not there
   */
  ProofCheck check(Path file) throws IOException {
    Map<String, String> devices = new HashMap<>();
    if (otherKeys != null) {
      for (String line : Files.readAllLines(otherKeys)) {
        String[] row = line.split("\t", -1);
        if (row.length == 3 && !line.equals(KEY_COLUMNS)) {
          devices.put(row[0] + "\t" + row[1], row[2]);
        }
      }
    }
    if (!Files.isReadable(file)) {
      throw new IOException("no file " + file);
    }
    try (ExportZip zip = ExportZip.open(file)) {
      manifest(zip);
      checkpoint(zip);
      proofs(zip);
      signatures(zip, keys(zip, devices));
      ranges(zip);
      events(zip);
      return new ProofCheck.Holds();
    } catch (ExportFaultException | MalformedProofException e) {
      return new ProofCheck.Fails(e.getMessage());
    }
  }

  private void manifest(ExportZip zip) throws ExportFaultException, MalformedProofException {
    SignedNote note = signed(zip, ExportZip.MANIFEST);
    String[] lines = note.text().split("\n", -1);
    Map<String, String> stated = new HashMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      int space = lines[i].indexOf(' ');
      if (space < 1
          || stated.put(lines[i].substring(0, space), lines[i].substring(space + 1)) != null) {
        throw new ExportFaultException(ExportZip.MANIFEST, "a line is '%s'".formatted(lines[i]));
      }
    }
    if (!lines[0].equals(FORMAT) || !key.name().equals(stated.get("origin"))) {
      throw new ExportFaultException(
          ExportZip.MANIFEST, "begins '%s', is of '%s'".formatted(lines[0], stated.get("origin")));
    }
    for (String name : ExportZip.NAMED) {
      String found = zip.sha256(name);
      if (!found.equals(stated.get(name))) {
        throw new ExportFaultException(
            name, "has SHA-256 %s, the manifest says %s".formatted(found, stated.get(name)));
      }
    }
    if (!Long.toString(zip.leaves()).equals(stated.get("leaves"))) {
      throw new ExportFaultException(
          "leaves",
          "there are %d, the manifest says %s".formatted(zip.leaves(), stated.get("leaves")));
    }
    inManifest = stated;
  }

  private void checkpoint(ExportZip zip) throws ExportFaultException, MalformedProofException {
    SignedNote note = signed(zip, ExportZip.CHECKPOINT);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(key.name())) {
      throw new ExportFaultException(
          ExportZip.CHECKPOINT,
          "is of log '%s', the key of '%s'".formatted(checkpoint.origin(), key.name()));
    }
    head = checkpoint.head();
    records = new ExportRecords(inManifest.getOrDefault("zone", ""));
    report.checkpoint(note);
    for (VerifierKey witness : cosigners.under(note)) {
      report.fact("cosigned  " + witness.name());
    }
    if (cosigners.check(note) instanceof ProofCheck.Fails fails) {
      throw new ExportFaultException(ExportZip.CHECKPOINT, fails.why());
    }
  }

  private SignedNote signed(ExportZip zip, String name) throws ExportFaultException {
    try {
      SignedNote note = SignedNote.parse(zip.bytes(name));
      if (note.check(key) instanceof ProofCheck.Fails fails) {
        throw new ExportFaultException(name, fails.why());
      }
      return note;
    } catch (MalformedProofException e) {
      throw new ExportFaultException(name, e);
    }
  }

  private void proofs(ExportZip zip) throws ExportFaultException, MalformedProofException {
    try (BufferedReader in = zip.text(ExportZip.PROOFS)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("index ")) {
          throw new ExportFaultException(
              ExportZip.PROOFS, "expected 'index <number>'; received '%s'".formatted(line));
        }
        long index = Decimal.parse("an index", line.substring(6));
        List<Hash> hashes = new ArrayList<>();
        String hash = in.readLine();
        while (hash != null && !hash.isEmpty()) {
          hashes.add(Hash.ofBase64(hash));
          hash = in.readLine();
        }
        byte[] leaf = zip.leaf(index);
        ProofCheck check =
            new InclusionProof(index, head.size(), hashes).check(MerkleTree.leafHash(leaf), head);
        if (check instanceof ProofCheck.Fails fails) {
          throw new ExportFaultException("leaves/" + index, fails.why());
        }
        records.add(index, leaf);
      }
    } catch (IOException e) {
      throw new ExportFaultException(ExportZip.PROOFS, e);
    }
    if (records.count() != zip.leaves()) {
      throw new ExportFaultException(
          ExportZip.PROOFS,
          "proves %d leaves, there are %d".formatted(records.count(), zip.leaves()));
    }
    report.fact("leaves    " + records.count());
  }

  private Map<String, VerifierKey> keys(ExportZip zip, Map<String, String> elsewhere)
      throws ExportFaultException {
    Map<String, VerifierKey> keys = new HashMap<>();
    for (List<String> row : zip.table(ExportZip.KEYS, KEY_COLUMNS)) {
      String name = row.get(0) + "\t" + row.get(1);
      if (otherKeys != null && !row.get(2).equals(elsewhere.get(name))) {
        throw new ExportFaultException(
            ExportZip.KEYS,
            "key %s of %s is %s here and %s in the other list"
                .formatted(row.get(1), row.get(0), row.get(2), elsewhere.get(name)));
      }
      try {
        byte[] bytes = Base64.getDecoder().decode(row.get(2));
        String id = HexFormat.of().formatHex(MerkleTree.sha256().digest(bytes)).substring(0, 16);
        if (!id.equals(row.get(1))) {
          throw new ExportFaultException(
              ExportZip.KEYS, "the key of %s has id %s".formatted(row.get(0), id));
        }
        keys.put(name, VerifierKey.ed25519(row.get(0), bytes));
      } catch (IllegalArgumentException e) {
        throw new ExportFaultException(ExportZip.KEYS, e);
      }
    }
    if (otherKeys == null) {
      report.fact("          the devices' keys are those that the server states in this file");
    }
    return keys;
  }

  private void signatures(ExportZip zip, Map<String, VerifierKey> keys)
      throws ExportFaultException, MalformedProofException {
    long batches = 0;
    for (List<String> row : zip.table(ExportZip.BATCHES, BATCH_COLUMNS)) {
      String device = row.get(1);
      long epoch = Decimal.parse("an epoch", row.get(2));
      long first = Decimal.parse("a number", row.get(3));
      long last = Decimal.parse("a number", row.get(4));
      String lastHash = records.chain(ExportZip.BATCHES, device, epoch, first, last);
      String what = "the batch %d to %d of %s".formatted(first, last, device);
      if (!row.get(5).equals(records.previousOf(device, epoch, first))) {
        throw new ExportFaultException(ExportZip.BATCHES, what + " does not begin at its record");
      }
      VerifierKey deviceKey = keys.get(device + "\t" + row.get(6));
      if (deviceKey == null) {
        throw new ExportFaultException(
            ExportZip.KEYS, "no key %s of %s".formatted(row.get(6), device));
      }
      // The text that a device signs, as bondgate.events.Batch writes it.
      String shown = row.get(8);
      String text =
          "bondgate-batch/%d\n%s\n%s\n%d\n%d\n%d\n%s\n%s\n%s"
              .formatted(
                  shown.isEmpty() ? 1 : 2,
                  row.get(0),
                  device,
                  epoch,
                  first,
                  last,
                  row.get(5),
                  lastHash,
                  shown.isEmpty() ? "" : shown + "\n");
      byte[] signature = StrictBase64.decode("a signature", row.get(7));
      if (!deviceKey.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
        throw new ExportFaultException(
            ExportZip.BATCHES, "key %s did not sign %s".formatted(row.get(6), what));
      }
      records.markSigned(device, epoch, first, last);
      batches++;
    }
    if (records.unsigned() != 0) {
      throw new ExportFaultException(
          ExportZip.BATCHES, "no signature covers %d records".formatted(records.unsigned()));
    }
    report.fact("batches   " + batches);
  }

  private void ranges(ExportZip zip) throws ExportFaultException, MalformedProofException {
    long claimed = 0;
    for (List<String> row : zip.table(ExportZip.RANGES, RANGE_COLUMNS)) {
      long first = Decimal.parse("a number", row.get(2));
      long last = Decimal.parse("a number", row.get(3));
      records.chain(
          ExportZip.RANGES, row.get(0), Decimal.parse("an epoch", row.get(1)), first, last);
      claimed += last - first + 1;
    }
    if (claimed != records.count()) {
      throw new ExportFaultException(
          ExportZip.RANGES,
          "%d records are claimed, %d are there".formatted(claimed, records.count()));
    }
  }

  private void events(ExportZip zip) throws ExportFaultException, MalformedProofException {
    try (BufferedReader in = zip.text(ExportZip.EVENTS)) {
      ExportEvents events = new ExportEvents(zip, records);
      report.fact("events    " + events.check(in));
    } catch (IOException e) {
      throw new ExportFaultException(ExportZip.EVENTS, e);
    }
  }
}
