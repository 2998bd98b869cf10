package bondgate.evidence.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      Is this leaf in the log?     leaf <leaf file> <receipt file> <key> [<witnesses>] [--opening <file>]
      Is the whole log sound?      fetch <address of /evidence/zone> <folder> <key> [--account <file>]
                                   log <folder> <key>
      Are two of one history?      compare <checkpoint> <checkpoint> <folder or proof> <key>
      Is this export whole?        export <zip> <key> [<witnesses>] [--devices <keys.tsv>]

      <key> is a verifier key, or a file with one: ask for it by another way than the receipt.
      <witnesses> are --witness <key>, once for each, and --needed <n>: how many of them must have
      cosigned; without it, all.
      --opening <file> says what sealed fields of the leaf hold. The file has the line
      "bondgate-openings/1" and then one line for each: salt in Base64, path, value as JSON, with a
      space between. A sealed field of a leaf is {"sha256":"<Base64>"}: the SHA-256 of the byte 02,
      the 16 bytes of the salt, and ["<path>",<value>] in UTF-8.
      --account <file>: a line account:secret of a program's account that may read the entries.
      <folder> is what fetch wrote; <proof> a file with the log's proof, one Base64 hash in a line.
      Ends with 0: verified; 1: not; 2: nothing to verify.
      """;

  private static final String USAGE_ZH =
      """
      这条记录在日志里吗？         leaf <记录文件> <回执文件> <公钥> [<见证人>] [--opening <文件>]
      整本日志完好吗？             fetch <…/evidence/区 的网址> <文件夹> <公钥> [--account <文件>]
                                   log <文件夹> <公钥>
      两个检查点同属一段历史吗？   compare <检查点> <检查点> <文件夹或证明> <公钥>
      导出的围网日志完整吗？       export <zip 文件> <公钥> [<见证人>] [--devices <keys.tsv>]

      <公钥> 是日志的验证公钥或存有它的文件；请从回执以外的途径取得。
      <见证人> 写作 --witness <公钥>（可多次），--needed <数目> 说明至少须有几位联署；不写则须全部联署。
      --opening <文件> 说明记录中密封字段的内容：首行为 "bondgate-openings/1"，其后每行一项：
      盐（Base64）、字段路径、值（JSON），以空格分隔。密封字段写作 {"sha256":"<Base64>"}，
      即字节 02、16 字节的盐与 UTF-8 的 ["<路径>",<值>] 的 SHA-256。
      --account <文件>：一行“账号:密钥”，须为有权读取日志记录的程序账号。
      <文件夹> 由 fetch 写成；<证明> 是日志给出的一致性证明，每行一个 Base64 哈希。
      退出码 0：验证通过；1：未通过；2：没有可验证的内容。
      """;

  private final Report report;

  OfflineVerifier(PrintStream out) {
    this(new Report(out, StandardCharsets.UTF_8));
  }

  private OfflineVerifier(Report report) {
    this.report = report;
  }

  /** Runs the command and ends the process with its answer. */
  public static void main(String[] arguments) {
    System.exit(new OfflineVerifier(Report.toTheTerminal()).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      WitnessOptions options = WitnessOptions.parse(arguments);
      if (ExportCheck.isAsked(options.others())) {
        return ExportCheck.run(report, options, key(options.others().get(2)));
      }
      List<String> words = new ArrayList<>(options.others());
      List<Opening> openings = openings(words);
      Optional<Path> account = file(words, "--account");
      return switch (words.isEmpty() ? "" : words.get(0) + words.size()) {
        case "leaf4" ->
            leaf(
                path(words.get(1)),
                path(words.get(2)),
                key(words.get(3)),
                options.cosigners(),
                openings);
        case "fetch4" -> fetch(words.get(1), path(words.get(2)), key(words.get(3)), account);
        case "log3" -> log(path(words.get(1)), key(words.get(2)));
        case "compare5" ->
            compare(path(words.get(1)), path(words.get(2)), path(words.get(3)), key(words.get(4)));
        default -> report.usage(USAGE, USAGE_ZH);
      };
    } catch (IOException e) {
      return report.nothing("cannot read: " + e);
    } catch (MalformedProofException e) {
      return report.nothing("cannot be checked: " + e.getMessage());
    }
  }

  private static List<Opening> openings(List<String> words)
      throws IOException, MalformedProofException {
    Optional<Path> file = file(words, "--opening");
    return file.isEmpty() ? List.of() : Opening.parseFile(Files.readString(file.get()));
  }

  /** The file that an option names; takes both from the words. */
  private static Optional<Path> file(List<String> words, String option)
      throws MalformedProofException {
    int at = words.indexOf(option);
    if (at < 0) {
      return Optional.empty();
    }
    words.remove(at);
    if (at == words.size()) {
      throw new MalformedProofException("expected a file after " + option + "; received none");
    }
    return Optional.of(path(words.remove(at)));
  }

  private int leaf(
      Path leafFile, Path receiptFile, VerifierKey key, Cosigners cosigners, List<Opening> openings)
      throws IOException, MalformedProofException {
    byte[] leaf = Files.readAllBytes(leafFile);
    Receipt receipt = Receipt.parse(Files.readString(receiptFile));
    ProofCheck check = receipt.check(leaf, key);
    report.fact("leaf hash " + MerkleTree.leafHash(leaf).hex());
    report.fact("index     " + receipt.index());
    report.checkpoint(receipt.checkpoint());
    for (VerifierKey witness : cosigners.under(receipt.checkpoint())) {
      report.fact("cosigned  " + witness.name());
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
          one -> report.fact(one.path() + " = " + one.value() + ": belongs to this leaf"));
    }
    return report.verdict(check, "the leaf is in the log at this index", "该记录在日志的此位置");
  }

  private int fetch(String address, Path folder, VerifierKey key, Optional<Path> account)
      throws IOException, MalformedProofException {
    LogServer server =
        account.isEmpty()
            ? LogServer.at(address)
            : LogServer.at(address).as(Files.readString(account.get()));
    SignedNote note = SignedNote.parse(server.read("checkpoint"));
    if (Checkpoint.isSigned(note, key) instanceof ProofCheck.Fails fails) {
      return report.verdict(fails, "", "");
    }
    long files = new LogFolder(folder).fetch(server, note);
    report.fact("fetched   %d files under the checkpoint".formatted(files));
    return log(folder, key);
  }

  private int log(Path folder, VerifierKey key) throws IOException, MalformedProofException {
    LogFolder log = new LogFolder(folder);
    report.checkpoint(log.checkpoint());
    return report.verdict(log.check(key), "every entry, tile and the root", "每条记录、每个哈希块与树根");
  }

  private int compare(Path one, Path other, Path by, VerifierKey key)
      throws IOException, MalformedProofException {
    SignedNote first = SignedNote.parse(Files.readAllBytes(one));
    SignedNote second = SignedNote.parse(Files.readAllBytes(other));
    report.checkpoint(first);
    report.checkpoint(second);
    return report.verdict(
        new CheckpointPair(first, second, key).check(by),
        "one history: the log only grew between the two",
        "同属一段历史：其间日志只增不改");
  }

  /** A key given as its text or as a file with it. */
  static VerifierKey key(String textOrFile) throws IOException, MalformedProofException {
    Path file = path(textOrFile);
    return VerifierKey.parse(
        Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : textOrFile);
  }

  private static Path path(String text) throws MalformedProofException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new MalformedProofException("expected the path of a file; received '" + text + "'", e);
    }
  }
}
