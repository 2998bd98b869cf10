package bondgate.edge.status;

import bondgate.edge.RunningAgent;
import bondgate.edge.door.DoorStatus;
import bondgate.edge.door.FacesStatus;
import bondgate.edge.portal.ReaderStatus;
import bondgate.edge.terminal.TerminalStatus;
import bondgate.edge.uplink.UplinkStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent as it stands.
 *
 * @param zone the bonded zone
 * @param device this agent
 * @param publicKey the public half of its key in Base64, for who enrols it
 * @param online whether the broker is connected
 * @param sending {@code ready}, {@code waiting}, {@code paused} or {@code stopped}
 * @param detail why it is offline, paused or stopped; may be empty
 * @param permitsVersion version of the permit list it decides by, 0 for none: all is closed
 * @param epoch the running epoch
 * @param lastSeq number of the last record
 * @param unsentRecords records that the server has not committed
 * @param lostFacts facts dropped because the disk refused for too long
 * @param diskFailure why facts wait for the disk; empty if none does
 * @param whyNoSales why no sale may be begun; empty if sales may be begun
 * @param readers the readers, those of trays too
 * @param alarmOn whether any siren is on
 * @param doors the doors for people
 * @param faces how the comparing of faces stands
 * @param doorsNotOpened openings that did not happen since the disk did not take their record
 * @param terminals the smart face terminals
 * @param terminalsUnheard messages of terminals that did not fit, or of nobody who is set
 */
record AgentStatus(
    String zone,
    String device,
    String publicKey,
    boolean online,
    String sending,
    String detail,
    long permitsVersion,
    long epoch,
    long lastSeq,
    long unsentRecords,
    long lostFacts,
    String diskFailure,
    String whyNoSales,
    List<ReaderStatus> readers,
    boolean alarmOn,
    List<DoorStatus> doors,
    FacesStatus faces,
    long doorsNotOpened,
    List<TerminalStatus> terminals,
    long terminalsUnheard) {

  static AgentStatus of(RunningAgent agent) {
    UplinkStatus uplink = agent.uplink().status();
    List<ReaderStatus> readers = new ArrayList<>(agent.portals().readers());
    readers.addAll(agent.tills().readers());
    return new AgentStatus(
        agent.settings().zone(),
        agent.settings().device(),
        agent.publicKey(),
        uplink.online(),
        uplink.sending(),
        uplink.detail(),
        agent.permits().version(),
        agent.outbox().chain().epoch(),
        agent.outbox().chain().lastSeq(),
        agent.outbox().unsent(),
        agent.portals().lostFacts() + agent.tills().lostFacts(),
        agent.portals().diskFailure(),
        agent.outbox().whyNoSales(),
        readers,
        readers.stream().anyMatch(ReaderStatus::alarmOn),
        agent.doors().doors(),
        agent.doors().faces(),
        agent.doors().notOpened(),
        agent.terminals().terminals(),
        agent.terminals().unheard());
  }
}
