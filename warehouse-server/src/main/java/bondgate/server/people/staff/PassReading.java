package bondgate.server.people.staff;

import bondgate.server.bondedlist.PassCargo;
import bondgate.server.bondedlist.PassRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what was typed to hand a gate pass in. */
final class PassReading {
  private static final String BETWEEN = "[\\s,，;；]+";
  private static final int PART_FIELDS = 4;
  private static final int MOST_TEXT = 200;

  private final PassForm form;
  private String wrong = "";

  PassReading(PassForm form) {
    this.form = form;
  }

  /** The request; empty if something is no number, and {@link #wrong} says what. */
  Optional<PassRequest> read(String actor) {
    List<PassRequest.Part> parts = new ArrayList<>();
    form.parts.lines().filter(line -> !line.isBlank()).forEach(line -> parts.add(part(line)));
    PassRequest request =
        new PassRequest(
            form.number.strip(),
            form.display() ? PassCargo.DISPLAY : PassCargo.LISTS,
            Arrays.stream(form.papers.split(BETWEEN, -1)).filter(no -> !no.isEmpty()).toList(),
            form.bill.strip(),
            parts,
            new PassRequest.Vehicle(
                text(form.plate), kg(form.vehicle), kg(form.frame), kg(form.container)),
            kg(form.gross),
            kg(form.net),
            text(form.applicant),
            actor);
    return wrong.isEmpty() ? Optional.of(request) : Optional.empty();
  }

  /** What could not be read. */
  String wrong() {
    return wrong;
  }

  private PassRequest.Part part(String line) {
    String[] fields = line.strip().split(BETWEEN, -1);
    if (fields.length != PART_FIELDS || !fields[0].matches("\\d{1,4}")) {
      wrong = line;
      return new PassRequest.Part(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
    return new PassRequest.Part(
        Integer.parseInt(fields[0]), kg(fields[1]), kg(fields[2]), kg(fields[3]));
  }

  private String text(String typed) {
    String text = typed.strip();
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
  }

  private BigDecimal kg(String typed) {
    if (!typed.strip().matches("\\d{1,9}(\\.\\d{1,5})?")) {
      wrong = typed;
      return BigDecimal.ZERO;
    }
    return new BigDecimal(typed.strip());
  }
}
