package bondgate.evidence.witness;

import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.VerifierKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command that runs a witness until it is stopped. */
public final class WitnessCommand {
  private static final int NOT_STARTED = 2;
  private static final String USAGE =
      """
      用法: java -jar bondgate-witness.jar --listen <地址:端口> --data <文件夹> --name <名称> --log <公钥> [--log <公钥> …]
        见证人只在日志仅增不改时联署其检查点。文件夹保存私钥 (0600) 和最后联署的检查点, 切勿从旧备份恢复。
        <名称> 不含空格和加号; <公钥> 是日志的 vkey (/evidence/<区域>/vkey), 请另经其他途径核对。
      Usage: java -jar bondgate-witness.jar --listen <address:port> --data <folder> --name <name> --log <vkey> [--log <vkey> …]
        A witness cosigns a log's checkpoints only while the log grows and nothing in it changes.
        The folder holds the private key (0600) and the last checkpoints: never restore an old copy.
        <name> has no space and no plus; <vkey> is the log's, from /evidence/<zone>/vkey: compare it
        with what you got by another way.
      """;

  private WitnessCommand() {}

  /** Runs the command; prints the witness's verifier key when it listens. */
  public static void main(String[] arguments) {
    // Both are read once, by the first HttpServer. Whoever sends slowly must not hold a thread.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      start(List.of(arguments));
    } catch (IllegalArgumentException | MalformedProofException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(NOT_STARTED);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(NOT_STARTED);
    }
  }

  private static void start(List<String> arguments) throws IOException, MalformedProofException {
    Map<String, List<String>> options = options(arguments);
    List<VerifierKey> logs = new ArrayList<>();
    for (String log : options.getOrDefault("--log", List.of())) {
      logs.add(VerifierKey.parse(log));
    }
    if (logs.isEmpty() || logs.stream().anyMatch(VerifierKey::isWitness)) {
      throw new IllegalArgumentException("expected --log with the vkey of a log; received " + logs);
    }
    // Lives on by the threads that it started.
    WitnessServer server =
        WitnessServer.start(
            address(one(options, "--listen")),
            Path.of(one(options, "--data")),
            one(options, "--name"),
            logs,
            InstantSource.system());
    System.out.println("vkey " + server.verifierKey().text());
    System.out.println(
        "listening "
            + server.address().getAddress().getHostAddress()
            + ":"
            + server.address().getPort());
  }

  private static Map<String, List<String>> options(List<String> arguments) {
    Map<String, List<String>> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!List.of("--listen", "--data", "--name", "--log").contains(option)
          || i + 1 == arguments.size()) {
        throw new IllegalArgumentException(
            "expected an option with a value; received '%s'".formatted(option));
      }
      options.computeIfAbsent(option, any -> new ArrayList<>()).add(arguments.get(i + 1));
    }
    return options;
  }

  private static String one(Map<String, List<String>> options, String option) {
    List<String> values = options.getOrDefault(option, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          "expected %s once; received %d times".formatted(option, values.size()));
    }
    return values.get(0);
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "expected --listen <address:port>; received '%s'".formatted(text));
    }
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
