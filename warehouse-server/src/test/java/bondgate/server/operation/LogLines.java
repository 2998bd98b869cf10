package bondgate.server.operation;

import java.util.Arrays;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** What the running server would write to its console. */
final class LogLines {
  private LogLines() {}

  static String of(String message, Throwable failure) {
    ExtLogRecord record = new ExtLogRecord(Level.WARN, message, LogLines.class.getName());
    record.setLoggerName("bondgate.server.operation");
    record.putMdc("name", "张三");
    record.setThrown(failure);
    return console().format(record);
  }

  private static Formatter console() {
    return Arrays.stream(LogManager.getLogManager().getLogger("").getHandlers())
        .flatMap(LogLines::within)
        .filter(ConsoleHandler.class::isInstance)
        .map(Handler::getFormatter)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Handler> within(Handler handler) {
    return handler instanceof ExtHandler more
        ? Stream.concat(
            Stream.of(handler), Arrays.stream(more.getHandlers()).flatMap(LogLines::within))
        : Stream.of(handler);
  }
}
