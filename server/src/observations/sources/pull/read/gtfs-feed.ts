/** A GTFS Realtime feed as bytes. Of its messages, those fields are read that figures are made of. */
import protobuf from 'protobufjs/light.js'
import { Unreadable } from './fault.ts'

/** Source: gtfs-realtime.proto, version 2.0 (field numbers); what is not listed here is passed over. */
const root = protobuf.Root.fromJSON({
  nested: {
    FeedMessage: {
      fields: {
        header: { rule: 'required', type: 'FeedHeader', id: 1 },
        entity: { rule: 'repeated', type: 'FeedEntity', id: 2 },
      },
    },
    FeedHeader: {
      fields: { version: { rule: 'required', type: 'string', id: 1 }, timestamp: { type: 'uint64', id: 3 } },
    },
    FeedEntity: {
      fields: {
        id: { rule: 'required', type: 'string', id: 1 },
        isDeleted: { type: 'bool', id: 2 },
        tripUpdate: { type: 'TripUpdate', id: 3 },
        vehicle: { type: 'VehiclePosition', id: 4 },
        alert: { type: 'Alert', id: 5 },
      },
    },
    TripUpdate: {
      fields: {
        trip: { type: 'TripDescriptor', id: 1 },
        stopTimeUpdate: { rule: 'repeated', type: 'StopTimeUpdate', id: 2 },
        delay: { type: 'int32', id: 5 },
      },
    },
    StopTimeUpdate: {
      fields: {
        arrival: { type: 'StopTimeEvent', id: 2 },
        departure: { type: 'StopTimeEvent', id: 3 },
        /** 0 as planned, 1 passed over, 2 nothing known */
        scheduleRelationship: { type: 'int32', id: 5 },
      },
    },
    StopTimeEvent: { fields: { delay: { type: 'int32', id: 1 } } },
    VehiclePosition: {
      fields: {
        trip: { type: 'TripDescriptor', id: 1 },
        position: { type: 'Position', id: 2 },
        vehicle: { type: 'VehicleDescriptor', id: 8 },
      },
    },
    Position: { fields: { speed: { type: 'float', id: 5 } } },
    VehicleDescriptor: { fields: { id: { type: 'string', id: 1 } } },
    TripDescriptor: {
      fields: {
        tripId: { type: 'string', id: 1 },
        /** 3 cancelled */
        scheduleRelationship: { type: 'int32', id: 4 },
        routeId: { type: 'string', id: 5 },
      },
    },
    Alert: {
      fields: {
        activePeriod: { rule: 'repeated', type: 'TimeRange', id: 1 },
        informedEntity: { rule: 'repeated', type: 'EntitySelector', id: 5 },
      },
    },
    TimeRange: { fields: { start: { type: 'uint64', id: 1 }, end: { type: 'uint64', id: 2 } } },
    EntitySelector: { fields: { routeId: { type: 'string', id: 2 }, trip: { type: 'TripDescriptor', id: 4 } } },
  },
})
/** Also writes feeds, for tests. */
export const FeedMessage = root.lookupType('FeedMessage')

interface Trip {
  readonly tripId?: string
  readonly routeId?: string
  readonly scheduleRelationship?: number
}
interface Change {
  readonly delay?: number
}
export interface Entity {
  readonly id: string
  readonly isDeleted?: boolean
  readonly tripUpdate?: {
    readonly trip?: Trip
    readonly delay?: number
    readonly stopTimeUpdate?: readonly {
      readonly arrival?: Change
      readonly departure?: Change
      readonly scheduleRelationship?: number
    }[]
  }
  readonly vehicle?: {
    readonly trip?: Trip
    readonly position?: { readonly speed?: number }
    readonly vehicle?: { readonly id?: string }
  }
  readonly alert?: {
    readonly activePeriod?: readonly { readonly start?: number; readonly end?: number }[]
    readonly informedEntity?: readonly { readonly routeId?: string; readonly trip?: Trip }[]
  }
}
export interface Feed {
  /** Seconds since 1970. */
  readonly header: { readonly timestamp?: number }
  readonly entity?: readonly Entity[]
}

/** @throws Unreadable NOT_GTFS */
export function readFeed(bytes: Uint8Array): Feed {
  try {
    return FeedMessage.toObject(FeedMessage.decode(bytes), { longs: Number }) as Feed
  } catch (cause) {
    throw new Unreadable('NOT_GTFS', undefined, { cause })
  }
}
