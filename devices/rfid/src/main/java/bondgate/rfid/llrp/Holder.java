package bondgate.rfid.llrp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has fields and holds parameters: a message, or a parameter. */
public interface Holder {
  /** Its name, as LLRP writes it. */
  String name();

  /** Its fields. */
  Fields fields();

  /** What is in it, in the order of the bytes. */
  List<LlrpParameter> parameters();

  /** The parameters of this name. */
  default Stream<LlrpParameter.Known> all(String name) {
    return parameters().stream()
        .filter(LlrpParameter.Known.class::isInstance)
        .map(LlrpParameter.Known.class::cast)
        .filter(known -> known.name().equals(name));
  }

  /** The first parameter of this name. */
  default Optional<LlrpParameter.Known> first(String name) {
    return all(name).findFirst();
  }

  /** A number that stands alone in a parameter: {@code number("AntennaID", "AntennaID")}. */
  default Optional<Long> number(String parameter, String field) {
    return first(parameter).map(known -> known.fields().number(field));
  }
}
