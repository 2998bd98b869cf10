package bondgate.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way to run a program without the rights of root, which PostgreSQL insists on.
 *
 * @param prefix what stands before the command; empty for an ordinary user
 * @param owner uid that the program's files must belong to
 */
record Unprivileged(List<String> prefix, int owner) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** {@code nobody} on every Linux: owner of the data where root may not make a user namespace. */
  private static final int NOBODY = 65534;

  /**
   * The way that works here, for the owner of that folder. As an ordinary user: directly. As root:
   * in a user namespace of its own; where that is forbidden, as {@code nobody}, who is given the
   * folder then. Once another user owns the folder, root acts as that user.
   *
   * @throws EmbeddedServiceException if there is none
   */
  static Unprivileged forFolder(Path folder)
      throws EmbeddedServiceException, IOException, InterruptedException {
    int self = uidOf(Path.of("/proc/self"));
    if (self != 0) {
      return new Unprivileged(List.of(), self);
    }
    int owner = uidOf(folder);
    if (owner == 0) {
      List<String> namespace = List.of("unshare", "-U");
      if (works(namespace, "true")) {
        return new Unprivileged(namespace, 0);
      }
      giveTo(folder, NOBODY);
      owner = NOBODY;
    }
    List<String> other =
        List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
    if (!works(other, "test", "-w", folder.toString())) {
      throw new EmbeddedServiceException(
          "PostgreSQL does not run as root, 'unshare -U' is forbidden here, and user %d cannot enter '%s'; start the server as an ordinary user, or set bondgate.data to a folder below one that all may enter"
              .formatted(owner, folder));
    }
    return new Unprivileged(other, owner);
  }

  private static boolean works(List<String> prefix, String... command)
      throws IOException, InterruptedException {
    List<String> probe = new ArrayList<>(prefix);
    probe.addAll(List.of(command));
    return OsCommand.run(probe, LIMIT).succeeded();
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Makes that file the program's own. */
  void give(Path file) throws IOException {
    if (uidOf(file) != owner) {
      giveTo(file, owner);
    }
  }

  private static int uidOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static void giveTo(Path folder, int uid) throws IOException {
    UserPrincipal owner =
        folder
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(Integer.toString(uid));
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        Files.setAttribute(path, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
