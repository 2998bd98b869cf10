package bondgate.server.handling;

/** Why a scan was not taken. Each has its sentence: what about it is wrong, and what to do. */
public enum WrongScan implements ScanWord {
  // What the scanner sent cannot be used, whatever is expected.
  /** Nothing but spaces. */
  NOTHING_READ(Tone.WRONG),
  /** More characters than any label has. */
  TOO_LONG(Tone.WRONG),
  /** Bytes that no label has. */
  GARBLED(Tone.WRONG),
  /** Two tags in one message: the trigger was pulled too fast, or the suffix is missing. */
  TWO_AT_ONCE(Tone.WRONG),
  /** Hexadecimal of a length that no EPC has. */
  HALF_A_TAG(Tone.WRONG),
  /** A tag that was never written: zeros only. */
  BLANK_TAG(Tone.WRONG),
  /** The number of the chip (TID), not of the goods. */
  CHIP_NUMBER(Tone.WRONG),
  /** An EPC in words that are not right. */
  TAG_URI_WRONG(Tone.WRONG),
  /** A product code whose check digit is wrong. */
  MISREAD_BARCODE(Tone.WRONG),
  /** A GS1 label that ends in the middle. */
  LABEL_CUT(Tone.WRONG),
  /** A GS1 label with an identifier or date that does not exist. */
  LABEL_WRONG(Tone.WRONG),
  /** A kind of barcode that is not known. */
  UNKNOWN_SYMBOLOGY(Tone.WRONG),
  /** The two or five digits beside a product code. */
  ADD_ON_ONLY(Tone.WRONG),
  /** A product code: which article, and not which piece. */
  ARTICLE_ONLY(Tone.WRONG),
  /** A GS1 label without a serial number. */
  LABEL_WITHOUT_SERIAL(Tone.WRONG),
  /** A case or pallet label (SSCC). */
  CASE_LABEL(Tone.WRONG),
  /** A web address. */
  WEB_ADDRESS(Tone.WRONG),
  /** The number of an identity card; it is not kept. */
  IDENTITY_NUMBER(Tone.WRONG),
  /** A telephone number; it is not kept. */
  TELEPHONE_NUMBER(Tone.WRONG),
  /** A code that pays; it is not kept. */
  PAYMENT_CODE(Tone.WRONG),
  /** Neither a tag nor a bin nor a document of this zone. */
  UNKNOWN_CODE(Tone.WRONG),
  /** It looks like a bin, and there is none of that name. */
  UNKNOWN_BIN(Tone.WRONG),

  // A tag that is not ours, or must not be touched.
  /** No piece of this zone has that tag. */
  TAG_NOT_OURS(Tone.STOP),
  /** A control order of customs holds it. */
  UNDER_CONTROL(Tone.STOP),
  /** It left its place without a permit and is being looked for. */
  UNDER_INVESTIGATION(Tone.STOP),
  /** The piece was destroyed; its tag should be gone with it. */
  DESTROYED(Tone.STOP),
  /** It was released to a buyer and is gone. */
  SOLD_AND_GONE(Tone.STOP),

  // Another kind of thing than the step asks for.
  /** A bin, where the document of the task is to be chosen. */
  BIN_INSTEAD_OF_DOCUMENT(Tone.WRONG),
  /** A bin, where a piece is to be counted in. */
  BIN_INSTEAD_OF_PIECE(Tone.WRONG),
  /** A bin, where a piece is to be picked. */
  BIN_INSTEAD_OF_PICK(Tone.WRONG),
  /** A document, where a piece is expected. */
  DOCUMENT_INSTEAD_OF_PIECE(Tone.WRONG),
  /** The document of the very task. */
  DOCUMENT_IS_OPEN(Tone.NOTE),
  /** A document, where a bin is expected. */
  DOCUMENT_INSTEAD_OF_BIN(Tone.WRONG),

  // Choosing what to do.
  /** All pieces of the list are counted in. */
  LIST_COUNTED(Tone.NOTE),
  /** Nothing of the list has come through the dock yet. */
  LIST_NOT_HERE(Tone.WRONG),
  /** All pieces of the pass are counted in the centre. */
  PASS_COUNTED(Tone.NOTE),
  /** The pieces of the pass are picked, and have not gone through the passage yet. */
  PASS_NOT_THERE(Tone.WRONG),
  /** The document lets goods go to a buyer: that is packed on the page of parcels. */
  DOCUMENT_OF_PARCEL(Tone.WRONG),
  /** The document lets goods go another way than a handheld helps with. */
  DOCUMENT_OF_OTHER_WAY(Tone.WRONG),
  /** The piece lies where it should. */
  NOTHING_TO_DO(Tone.NOTE),

  // Counting in, at the dock or in the centre.
  /** It is on another list. */
  OF_OTHER_LIST(Tone.STOP),
  /** It is counted in already. */
  COUNTED_BEFORE(Tone.NOTE),
  /** The dock's portal has not seen it come in. */
  NOT_THROUGH_DOCK(Tone.STOP),
  /** It is in the centre by now. */
  GONE_TO_CENTRE(Tone.WRONG),
  /** No pass let it come to the centre. */
  NOT_ON_PASS(Tone.STOP),
  /** The passage's portal has not seen it come. */
  NOT_THROUGH_PASSAGE(Tone.STOP),
  /** Damage is said of the last piece, and there is none yet. */
  DAMAGE_OF_NOTHING(Tone.WRONG),
  /** The last piece is marked already. */
  DAMAGED_BEFORE(Tone.NOTE),

  // Putting away and moving.
  /** It is not counted in yet. */
  NOT_COUNTED_IN(Tone.WRONG),
  /** It has a bin: that is a move. */
  HAS_A_BIN(Tone.WRONG),
  /** It has no bin yet: that is putting away. */
  HAS_NO_BIN(Tone.WRONG),
  /** It is in this hand already. */
  IN_HAND_BEFORE(Tone.NOTE),
  /** Somebody else has it in his hand. */
  IN_OTHER_HAND(Tone.WRONG),
  /** More pieces at once than are carried. */
  HANDS_FULL(Tone.WRONG),
  /** A bin, and nothing is in the hand. */
  NOTHING_IN_HAND(Tone.WRONG),
  /** The bin must not be used. */
  BIN_BLOCKED(Tone.WRONG),
  /** The bin is in the other place. */
  BIN_ELSEWHERE(Tone.WRONG),
  /** It does not hold that much. */
  BIN_FULL(Tone.WRONG),
  /** Damaged goods, and a bin for sound ones. */
  DAMAGED_INTO_SOUND(Tone.WRONG),
  /** Sound goods, and a bin for damaged ones. */
  SOUND_INTO_DAMAGED(Tone.WRONG),
  /** It is in the centre, and this is work of the warehouse; or the other way round. */
  PIECE_ELSEWHERE(Tone.WRONG),
  /** It is picked for a pass. */
  PICKED_FOR_PASS(Tone.WRONG),

  // Picking.
  /** The right article, and another piece than the pass names. */
  SAME_ITEM_OTHER_PIECE(Tone.WRONG),
  /** It is planned for another document. */
  ON_OTHER_DOCUMENT(Tone.STOP),
  /** Nothing of this article is on the pass. */
  NOT_ON_THIS_PASS(Tone.WRONG),
  /** It is picked already. */
  PICKED_BEFORE(Tone.NOTE),
  /** It went through the passage already. */
  LEFT_BEFORE(Tone.NOTE),
  /** It is marked as damaged: it does not go into the centre. */
  DAMAGED_NOT_PICKED(Tone.STOP),

  // Picking several documents in a round.
  /** No document of the wave has this article. */
  NOT_OF_THIS_WAVE(Tone.WRONG),
  /** It is picked in another wave. */
  OF_OTHER_WAVE(Tone.STOP),
  /** It is in its tote already. */
  IN_TOTE_BEFORE(Tone.NOTE),
  /** It is in this hand already, and its tote comes next. */
  IN_HAND_FOR_TOTE(Tone.NOTE),
  /** It lies in the aisle of a colleague. */
  AISLE_OF_OTHER(Tone.WRONG),
  /** What is in the hand goes into another tote. */
  TOTE_FIRST(Tone.WRONG),
  /** Not the tote of what is in the hand. */
  WRONG_TOTE(Tone.WRONG),
  /** A tote, and nothing is in the hand. */
  TOTE_WITHOUT_PIECE(Tone.WRONG),
  /** The wave has no such tote. */
  TOTE_NOT_OF_WAVE(Tone.WRONG),
  /** A tote, and the work has none. */
  TOTE_OUTSIDE_WAVE(Tone.WRONG),
  /** A bin, where a tote is expected. */
  BIN_INSTEAD_OF_TOTE(Tone.WRONG),
  /** Another bin than the one that is shown. */
  OTHER_BIN_THAN_SHOWN(Tone.WRONG),
  /** A document of the wave, where a piece is expected. */
  DOCUMENT_OF_THIS_WAVE(Tone.NOTE),
  /** Something is said to be missing that is not shown. */
  SHORT_OF_NOTHING(Tone.WRONG),
  /** The wave is gathered, and not released yet. */
  WAVE_NOT_RELEASED(Tone.WRONG),
  /** The wave is picked, or cancelled. */
  WAVE_OVER(Tone.NOTE),
  /** Something of the wave is in the hand. */
  FINISH_BEFORE_TOTE(Tone.WRONG),
  /** A colleague has something of the wave in his hand. */
  FINISH_BEFORE_COLLEAGUE(Tone.WRONG),

  // Counting.
  /** A bin comes first. */
  BIN_FIRST(Tone.WRONG),
  /** It is counted in this bin already. */
  FOUND_BEFORE(Tone.NOTE),
  /** It is counted in another bin. */
  FOUND_IN_OTHER_BIN(Tone.WRONG),
  /** An aisle, and nothing is counted. */
  AISLE_OUTSIDE_COUNT(Tone.WRONG),
  /** No bin is in an aisle of that name. */
  UNKNOWN_AISLE(Tone.WRONG),
  /** It is counted already, and heard again in a sweep. */
  HEARD_AGAIN(Tone.NOTE),
  /** It lies in another aisle, and is heard from there. */
  HEARD_FROM_OTHER_AISLE(Tone.NOTE),
  /** The fence has it elsewhere, and it may be heard from there. */
  HEARD_FROM_OTHER_PLACE(Tone.NOTE),
  /** The bin where one stands already. */
  SAME_BIN(Tone.NOTE),

  // The task itself.
  /** The task is finished. */
  TASK_FINISHED(Tone.WRONG),
  /** There is no such task. */
  TASK_UNKNOWN(Tone.WRONG),
  /** It is somebody else's own work. */
  TASK_OF_OTHER(Tone.WRONG),
  /** Nothing that could be taken back. */
  NOTHING_TO_UNDO(Tone.NOTE),
  /** Somebody did something with the piece since. */
  UNDO_TOO_LATE(Tone.WRONG),
  /** Pieces are still in the hand. */
  FINISH_WITH_HANDS_FULL(Tone.WRONG),
  /** Pieces are missing: sure? */
  FINISH_WITH_MISSING(Tone.WRONG),
  /** Bins are not counted: sure? */
  FINISH_WITH_BINS_LEFT(Tone.WRONG);

  private final Tone tone;

  WrongScan(Tone tone) {
    this.tone = tone;
  }

  @Override
  public Tone tone() {
    return tone;
  }
}
