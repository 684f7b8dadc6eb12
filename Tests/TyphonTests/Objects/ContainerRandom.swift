import Testing
import Typhon

/// The same numbers as the script that made the expected set orders.
struct RandomNumbers {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}

/// Random steps in solo mode; in transactions of `length` steps; and with every third transaction rolled back.
enum Rhythm: String, CaseIterable {
    case solo, transactions, rollbacks

    var isTransactional: Bool { self != .solo }
}

/// Runs `steps` against a model. `step` changes both; `verify` compares; after a rollback the model goes back too.
func runAgainstModel<Model>(
    _ probe: ContainerProbe, _ rhythm: Rhythm, steps: Int, seed: UInt64, model: inout Model,
    step: (inout RandomNumbers, inout Model) -> Bool, verify: (Model) -> Bool
) -> Int {
    var random = RandomNumbers(state: seed)
    var backup = model, done = 0, transaction = 0
    while done < steps {
        if rhythm.isTransactional { probe.begin() }
        for _ in 0..<(1 + random.next(12)) {
            if !step(&random, &model) { return done }
            done += 1
        }
        if !verify(model) { return done }
        if rhythm.isTransactional {
            transaction += 1
            if rhythm == .rollbacks && transaction % 3 == 0 {
                probe.rollBack()
                model = backup
                probe.begin()
                if !verify(model) { return done }
            }
            if !probe.commit() { return done }
        }
        backup = model
    }
    return Int.max
}
