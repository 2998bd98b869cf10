package bondgate.server.customs;

import java.util.List;

/** A document of a message: its head and its lines. */
record CebDocument(CebGroup head, List<CebGroup> lines) {
  CebDocument {
    lines = List.copyOf(lines);
  }
}
