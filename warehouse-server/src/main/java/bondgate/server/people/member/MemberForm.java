package bondgate.server.people.member;

import bondgate.server.member.Person;
import bondgate.server.member.Registered.Problem;
import java.util.List;

/**
 * The form of a registration, as it was sent.
 *
 * @param agreed whether the consent was ticked
 * @param problems what is wrong with it; none before it was sent
 */
public record MemberForm(
    String name, String number, String phone, boolean agreed, List<Problem> problems) {
  /** Keeps a copy. */
  public MemberForm {
    problems = List.copyOf(problems);
  }

  static MemberForm empty() {
    return new MemberForm("", "", "", false, List.of());
  }

  static MemberForm sent(Person person, boolean agreed, List<Problem> problems) {
    return new MemberForm(person.name(), person.idNumber(), person.phone(), agreed, problems);
  }

  /** Whether something is wrong with that field. */
  public boolean concerns(String field) {
    return problems.stream().anyMatch(problem -> problem.field().equals(field));
  }

  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "MemberForm[not shown]";
  }
}
