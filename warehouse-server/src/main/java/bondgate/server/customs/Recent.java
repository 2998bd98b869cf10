package bondgate.server.customs;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers only so many: what was put first goes first. */
final class Recent<V> extends LinkedHashMap<String, V> {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 10_000;

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > MOST;
  }
}
