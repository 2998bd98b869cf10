package bondgate.server.people.staff;

/** What was filled in to gather a period, as it was typed. */
public record BondedForm(String number, String from, String until, String named) {}
