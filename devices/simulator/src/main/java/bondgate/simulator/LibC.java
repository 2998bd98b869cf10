package bondgate.simulator;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** The calls of glibc on Linux that make and use a pseudo-terminal. */
final class LibC {
  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int TCSANOW = 0;
  static final short POLLIN = 1;
  static final short POLLOUT = 4;

  /** More than a {@code struct termios} of any Linux needs (60 bytes on x86-64). */
  static final int TERMIOS_ROOM = 256;

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  static native int posix_openpt(int flags);

  static native int grantpt(int fd);

  static native int unlockpt(int fd);

  static native int ptsname_r(int fd, byte[] buffer, long length);

  static native int open(String path, int flags);

  static native int close(int fd);

  static native long read(int fd, byte[] buffer, long length);

  static native long write(int fd, byte[] buffer, long length);

  static native int poll(byte[] pollfd, long count, int timeoutMillis);

  static native int tcgetattr(int fd, Memory termios);

  static native int tcsetattr(int fd, int when, Memory termios);

  static native void cfmakeraw(Memory termios);
}
