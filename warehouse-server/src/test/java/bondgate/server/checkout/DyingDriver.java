package bondgate.server.checkout;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** PostgreSQL's driver, whose commits {@link Deaths} counts; all others go through unseen. */
public final class DyingDriver implements Driver {
  private static final Pattern WRITES =
      Pattern.compile(
          "\\b(INSERT INTO|UPDATE \\w+( \\w+)? SET|DELETE FROM|SELECT reserve_quota) ?\\w*");

  private final Driver real = new org.postgresql.Driver();

  @Override
  public Connection connect(String url, Properties settings) throws SQLException {
    Connection connection = real.connect(url, settings);
    return connection == null ? null : proxy(Connection.class, new OfConnection(connection));
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return real.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
    return real.getPropertyInfo(url, settings);
  }

  @Override
  public int getMajorVersion() {
    return real.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return real.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return real.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(DyingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] values) throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static SQLException asSql(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return sql;
    }
    if (failure instanceof RuntimeException ours) {
      throw ours;
    }
    throw new IllegalStateException(failure);
  }

  private static Object durable(String what, Object target, Method method, Object[] values)
      throws SQLException {
    return Deaths.durable(
        what,
        () -> {
          try {
            return call(target, method, values);
          } catch (Throwable e) {
            throw asSql(e);
          }
        });
  }

  private static final class OfConnection implements InvocationHandler {
    private final Connection real;
    private final StringBuilder written = new StringBuilder();

    OfConnection(Connection real) {
      this.real = real;
    }

    private void writes(String what) {
      if (written.indexOf(what) < 0) {
        written.append(written.isEmpty() ? "" : ", ").append(what);
      }
    }

    @Override
    public Object invoke(Object self, Method method, Object[] values) throws Throwable {
      if (!Deaths.isWatched()) {
        return call(real, method, values);
      }
      return switch (method.getName()) {
        case "commit" -> commit(method, values);
        case "rollback", "close", "setAutoCommit" -> ending(method, values);
        case "prepareStatement" -> statement(method, values, (String) values[0]);
        case "createStatement" -> statement(method, values, "");
        case "unwrap" -> {
          Deaths.alive();
          // Whoever copies rows in writes past the statements.
          writes("COPY");
          yield call(real, method, values);
        }
        default -> call(real, method, values);
      };
    }

    private Object commit(Method method, Object[] values) throws Throwable {
      Deaths.alive();
      String what = written.toString();
      written.setLength(0);
      Object result =
          what.isEmpty() ? call(real, method, values) : durable(what, real, method, values);
      Deaths.ended(real);
      return result;
    }

    /** These are what is left of a process that died: they make nothing durable. */
    private Object ending(Method method, Object[] values) throws Throwable {
      if (Deaths.isDead() && !real.isClosed() && !real.getAutoCommit()) {
        real.rollback();
      }
      written.setLength(0);
      if (method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(values[0])) {
        Deaths.alive();
        Deaths.began(real);
      } else {
        Deaths.ended(real);
      }
      return call(real, method, values);
    }

    private Object statement(Method method, Object[] values, String sql) throws Throwable {
      Deaths.alive();
      Object statement = call(real, method, values);
      return statement instanceof PreparedStatement prepared
          ? proxy(PreparedStatement.class, new OfStatement(this, prepared, sql))
          : proxy(Statement.class, new OfStatement(this, (Statement) statement, sql));
    }
  }

  private static final class OfStatement implements InvocationHandler {
    private final OfConnection connection;
    private final Statement real;
    private final String sql;

    OfStatement(OfConnection connection, Statement real, String sql) {
      this.connection = connection;
      this.real = real;
      this.sql = sql;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] values) throws Throwable {
      if (!method.getName().startsWith("execute") || !Deaths.isWatched()) {
        return call(real, method, values);
      }
      Deaths.alive();
      String text = values != null && values[0] instanceof String own ? own : sql;
      var writes = WRITES.matcher(text);
      if (!writes.find()) {
        return call(real, method, values);
      }
      if (connection.real.getAutoCommit()) {
        return durable(writes.group(), real, method, values);
      }
      Object result = call(real, method, values);
      if (hasWritten(result)) {
        connection.writes(writes.group());
      }
      return result;
    }

    /** A statement that met no row leaves nothing to commit. */
    private static boolean hasWritten(Object result) throws SQLException {
      if (result instanceof Integer rows) {
        return rows > 0;
      }
      if (result instanceof ResultSet returned) {
        return returned.isBeforeFirst();
      }
      return true;
    }
  }
}
