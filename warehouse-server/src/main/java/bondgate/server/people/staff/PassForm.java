package bondgate.server.people.staff;

import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestForm;

/** What was filled in to hand a gate pass in, as it was typed. Personal: plate and applicant. */
public final class PassForm {
  @RestForm
  @DefaultValue("")
  String number = "";

  @RestForm
  @DefaultValue("LISTS")
  String cargo = "LISTS";

  @RestForm
  @DefaultValue("")
  String papers = "";

  @RestForm
  @DefaultValue("")
  String bill = "";

  @RestForm
  @DefaultValue("")
  String parts = "";

  @RestForm
  @DefaultValue("")
  String plate = "";

  @RestForm
  @DefaultValue("")
  String vehicle = "";

  @RestForm
  @DefaultValue("0")
  String frame = "0";

  @RestForm
  @DefaultValue("0")
  String container = "0";

  @RestForm
  @DefaultValue("")
  String gross = "";

  @RestForm
  @DefaultValue("")
  String net = "";

  @RestForm
  @DefaultValue("")
  String applicant = "";

  /** Our number of the pass. */
  public String number() {
    return number;
  }

  /** Whether it is for a display pass. */
  public boolean display() {
    return cargo.equals("DISPLAY");
  }

  /** Our numbers of what it carries. */
  public String papers() {
    return papers;
  }

  /** 出入库单编号. */
  public String bill() {
    return bill;
  }

  /** Parts of one list, a line each: line, quantity, gross and net kilograms. */
  public String parts() {
    return parts;
  }

  /** 车牌号. */
  public String plate() {
    return plate;
  }

  /** 车自重. */
  public String vehicle() {
    return vehicle;
  }

  /** 车架重. */
  public String frame() {
    return frame;
  }

  /** 箱重. */
  public String container() {
    return container;
  }

  /** 总毛重. */
  public String gross() {
    return gross;
  }

  /** 总净重. */
  public String net() {
    return net;
  }

  /** 申请人. */
  public String applicant() {
    return applicant;
  }
}
