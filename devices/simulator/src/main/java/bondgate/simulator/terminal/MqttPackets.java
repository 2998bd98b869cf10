package bondgate.simulator.terminal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The packets of MQTT 3.1.1 that a terminal needs (OASIS standard of 2014-10-29, chapter 3), with
 * QoS 0 only.
 */
final class MqttPackets {
  static final int CONNACK = 2;
  static final int PUBLISH = 3;

  private static final int QOS_0 = 0;

  private MqttPackets() {}

  /** A packet that came. */
  static final class Packet {
    private final int type;
    private final byte[] body;

    private Packet(int type, byte[] body) {
      this.type = type;
      this.body = body;
    }

    /** 1 to 14, see 2.2.1. */
    int type() {
      return type;
    }

    /** The return code of a CONNACK, 0 for accepted (3.2.2.3). */
    int returnCode() {
      return body[1];
    }

    /** The payload of a PUBLISH of QoS 0. */
    byte[] payload() {
      int from = 2 + topicLength();
      byte[] payload = new byte[body.length - from];
      System.arraycopy(body, from, payload, 0, payload.length);
      return payload;
    }

    private int topicLength() {
      return ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
    }
  }

  /** CONNECT with a last will (3.1). */
  static byte[] connect(String clientId, String willTopic, byte[] will, int keepAliveSeconds) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "MQTT");
    body.write(4); // protocol level 3.1.1
    body.write(0b0000_0110); // clean session, will of QoS 0, not retained
    number(body, keepAliveSeconds);
    text(body, clientId);
    text(body, willTopic);
    number(body, will.length);
    body.writeBytes(will);
    return packet(0x10, body.toByteArray());
  }

  /** PUBLISH of QoS 0 (3.3). */
  static byte[] publish(String topic, byte[] payload) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, topic);
    body.writeBytes(payload);
    return packet(0x30, body.toByteArray());
  }

  /** SUBSCRIBE to one topic (3.8). */
  static byte[] subscribe(int id, String topic) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    number(body, id);
    text(body, topic);
    body.write(QOS_0);
    return packet(0x82, body.toByteArray());
  }

  /** DISCONNECT (3.14): the will is not spoken. */
  static byte[] disconnect() {
    return packet(0xE0, new byte[0]);
  }

  /** SUBACK of MQTT 5 to a SUBSCRIBE of one topic: not authorized (5.0, 3.9.2 and 3.9.3). */
  static byte[] notAuthorized(Packet subscribe) {
    return packet(0x90, new byte[] {subscribe.body[0], subscribe.body[1], 0, (byte) 0x87});
  }

  /** The next packet; blocks until it is there. */
  static Packet read(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    int length = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      length |= (next & 0x7F) << shift;
      shift += 7;
    } while ((next & 0x80) != 0 && shift < 28);
    byte[] body = new byte[length];
    in.readFully(body);
    return new Packet(first >> 4, body);
  }

  private static byte[] packet(int first, byte[] body) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(first);
    int left = body.length;
    do {
      int part = left & 0x7F;
      left >>= 7;
      packet.write(left > 0 ? part | 0x80 : part);
    } while (left > 0);
    packet.writeBytes(body);
    return packet.toByteArray();
  }

  private static void text(ByteArrayOutputStream to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(to, bytes.length);
    to.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream to, int number) {
    to.write(number >> 8);
    to.write(number);
  }
}
