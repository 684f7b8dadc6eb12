/// Finds characters by their Unicode names, for `\N{...}`.
///
/// Names are not stored: the index maps a hash of each name to its code point, and the Unicode data of the library
/// confirms the find. Built at the first use (about a tenth of a second, 1.2 MB), then shared by all threads.
package struct CharacterNames: Sendable {
    package static let shared = CharacterNames()

    private struct Entry: Sendable {
        let hash: UInt32
        let value: UInt32
    }

    private var index: [Entry] = []

    private init() {
        index.reserveCapacity(160_000)
        for value in 0...0x10FFFF as ClosedRange<UInt32> {
            guard let properties = Unicode.Scalar(value)?.properties else { continue }
            if let name = properties.name { add(name, value) }
            if let alias = properties.nameAlias { add(alias, value) }
        }
        for (value, alias) in CharacterNames.aliases { add(alias, value) }
        index.sort { $0.hash < $1.hash }
    }

    private mutating func add(_ name: String, _ value: UInt32) {
        index.append(Entry(hash: CharacterNames.hash(name), value: value))
    }

    /// The character with this name or alias, in any case. Logarithmic.
    package func scalar(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        let hash = CharacterNames.hash(wanted)
        var low = 0
        var high = index.count
        while low < high {
            let middle = (low + high) / 2
            if index[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        while low < index.count, index[low].hash == hash {
            if let scalar = Unicode.Scalar(index[low].value) {
                let properties = scalar.properties
                if properties.name == wanted || properties.nameAlias == wanted { return scalar }
                if CharacterNames.aliases.contains(where: { $0 == (scalar.value, wanted) }) { return scalar }
            }
            low += 1
        }
        return nil
    }

    private static func hash(_ name: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }

    /// Names of controls and abbreviations of invisible characters: formal aliases that the library does not know.
    private static let aliases: [(UInt32, String)] = {
        let entries = aliasText.split(whereSeparator: { $0 == ";" || $0 == "\n" })
        return entries.compactMap { entry in
            let sides = entry.split(separator: "=")
            return UInt32(sides[0], radix: 16).map { ($0, String(sides[1])) }
        }
    }()

    private static let aliasText = """
        0=NULL;0=NUL;1=START OF HEADING;1=SOH;2=START OF TEXT;2=STX;3=END OF TEXT;3=ETX;4=END OF TRANSMISSION
        4=EOT;5=ENQUIRY;5=ENQ;6=ACKNOWLEDGE;6=ACK;7=ALERT;7=BEL;8=BACKSPACE;8=BS;9=CHARACTER TABULATION
        9=HORIZONTAL TABULATION;9=HT;9=TAB;a=LINE FEED;a=NEW LINE;a=END OF LINE;a=LF;a=NL;a=EOL;b=LINE TABULATION
        b=VERTICAL TABULATION;b=VT;c=FORM FEED;c=FF;d=CARRIAGE RETURN;d=CR;e=SHIFT OUT;e=LOCKING-SHIFT ONE;e=SO
        f=SHIFT IN;f=LOCKING-SHIFT ZERO;f=SI;10=DATA LINK ESCAPE;10=DLE;11=DEVICE CONTROL ONE;11=DC1
        12=DEVICE CONTROL TWO;12=DC2;13=DEVICE CONTROL THREE;13=DC3;14=DEVICE CONTROL FOUR;14=DC4
        15=NEGATIVE ACKNOWLEDGE;15=NAK;16=SYNCHRONOUS IDLE;16=SYN;17=END OF TRANSMISSION BLOCK;17=ETB;18=CANCEL
        18=CAN;19=END OF MEDIUM;19=EOM;1a=SUBSTITUTE;1a=SUB;1b=ESCAPE;1b=ESC;1c=INFORMATION SEPARATOR FOUR
        1c=FILE SEPARATOR;1c=FS;1d=INFORMATION SEPARATOR THREE;1d=GROUP SEPARATOR;1d=GS
        1e=INFORMATION SEPARATOR TWO;1e=RECORD SEPARATOR;1e=RS;1f=INFORMATION SEPARATOR ONE;1f=UNIT SEPARATOR
        1f=US;7f=DELETE;7f=DEL;80=PADDING CHARACTER;80=PAD;81=HIGH OCTET PRESET;81=HOP;82=BREAK PERMITTED HERE
        82=BPH;83=NO BREAK HERE;83=NBH;84=INDEX;84=IND;85=NEXT LINE;85=NEL;86=START OF SELECTED AREA;86=SSA
        87=END OF SELECTED AREA;87=ESA;88=CHARACTER TABULATION SET;88=HORIZONTAL TABULATION SET;88=HTS
        89=CHARACTER TABULATION WITH JUSTIFICATION;89=HTJ;8a=LINE TABULATION SET;8a=VERTICAL TABULATION SET;8a=VTS
        8b=PARTIAL LINE FORWARD;8b=PARTIAL LINE DOWN;8b=PLD;8c=PARTIAL LINE BACKWARD;8c=PARTIAL LINE UP;8c=PLU
        8d=REVERSE LINE FEED;8d=REVERSE INDEX;8d=RI;8e=SINGLE SHIFT TWO;8e=SS2;8f=SINGLE SHIFT THREE;8f=SS3
        90=DEVICE CONTROL STRING;90=DCS;91=PRIVATE USE ONE;91=PU1;92=PRIVATE USE TWO;92=PU2;93=SET TRANSMIT STATE
        93=STS;94=CANCEL CHARACTER;94=CCH;95=MESSAGE WAITING;95=MW;96=START OF GUARDED AREA;96=SPA
        97=END OF GUARDED AREA;97=EPA;98=START OF STRING;98=SOS;99=SINGLE GRAPHIC CHARACTER INTRODUCER;99=SGC
        9a=SINGLE CHARACTER INTRODUCER;9a=SCI;9b=CONTROL SEQUENCE INTRODUCER;9b=CSI;9c=STRING TERMINATOR;9c=ST
        9d=OPERATING SYSTEM COMMAND;9d=OSC;9e=PRIVACY MESSAGE;9e=PM;9f=APPLICATION PROGRAM COMMAND;9f=APC;a0=NBSP
        ad=SHY;34f=CGJ;61c=ALM;180e=MVS;200b=ZWSP;200c=ZWNJ;200d=ZWJ;200e=LRM;200f=RLM;202a=LRE;202b=RLE;202c=PDF
        202d=LRO;202e=RLO;202f=NNBSP;205f=MMSP;2060=WJ;2066=LRI;2067=RLI;2068=FSI;2069=PDI;feff=BYTE ORDER MARK
        feff=BOM;feff=ZWNBSP
        """
}
