package bondgate.edge.door;

/**
 * How the comparing of faces stands; nothing of persons.
 *
 * @param wanted whether the settings ask for it
 * @param whyNot why no face is compared, and what works all the same; empty if faces are compared
 * @param model name of the model in use
 * @param held how many faces are held, of those who consented
 * @param notComparable of these, made by another model or unreadable: they must enrol again
 * @param filing {@code FINE}, {@code NEARS_FILING} or {@code MUST_BE_FILED}: against the number
 *     from which a gallery is filed with the authority
 */
public record FacesStatus(
    boolean wanted, String whyNot, String model, int held, int notComparable, String filing) {
  static final FacesStatus NOT_WANTED = new FacesStatus(false, "", "", 0, 0, "FINE");
}
